// Scores the hosts named on standard input with the original, one JSON object a line. Names and ports lead to loopback addresses
// in this process alone: every connection that would leave for anywhere else is refused.
import { createInterface } from "node:readline";
import { readFileSync } from "node:fs";
import net from "node:net";
import { pathToFileURL } from "node:url";

const [, , scannerFile, placesFile] = process.argv;
const places = JSON.parse(readFileSync(placesFile, "utf8"));
const connect = net.Socket.prototype.connect;

net.Socket.prototype.connect = function (...given) {
  const wanted = Array.isArray(given[0]) ? given[0][0] : given[0];
  const address = places.addresses[wanted?.host];
  const port = places.ports[wanted?.port];
  if (!address || !port) throw new Error(`${wanted?.host}:${wanted?.port} is not on loopback`);
  Object.assign(wanted, { host: address, port, lookup: undefined });
  return connect.apply(this, given);
};

const { scan } = await import(pathToFileURL(scannerFile));
const hosts = [];
for await (const line of createInterface({ input: process.stdin })) hosts.push(line);

async function score(host) {
  try {
    const { scan: { grade, score, algorithmVersion }, tests } = await scan(host);
    const marks = Object.entries(tests).map(([name, { result, scoreModifier }]) => [name, { result, modifier: scoreModifier }]);
    return { host, grade, score, algorithm: algorithmVersion, tests: Object.fromEntries(marks) };
  } catch (error) {
    return { host, error: String(error.message) };
  }
}

async function worker() {
  for (let host = hosts.shift(); host !== undefined; host = hosts.shift()) console.log(JSON.stringify(await score(host)));
}

await Promise.all(Array.from({ length: 3 }, worker));
