// Node's HTTP/2 server as it is by default: a client that offers no h2 is refused with the alert no_application_protocol (RFC 7301 section 3.2).
const http2 = require('http2'), fs = require('fs'), zlib = require('zlib');
const [folder] = process.argv.slice(2);
const server = http2.createSecureServer({ key: fs.readFileSync(folder + '/key.pem'), cert: fs.readFileSync(folder + '/cert.pem') });
const page = '<!doctype html><title>Dinas</title><h1>Dinas Contoh</h1>';
let sessions = 0;
server.on('session', () => { sessions += 1; });
server.on('stream', (stream, headers) => {
  const path = headers[':path'];
  stream.on('error', () => {});
  if (path === '/gzip') { stream.respond({ ':status': 200, 'content-encoding': 'gzip' }); stream.end(zlib.gzipSync(page)); }
  else if (path === '/panjang') { stream.respond({ ':status': 200 }); stream.end(Buffer.alloc(3000000, 'x')); }
  else if (path === '/kosong') { stream.respond({ ':status': 204 }, { endStream: true }); }
  else if (path === '/pindah') { stream.respond({ ':status': 302, location: '/', 'set-cookie': ['a=1', 'b=2'] }); stream.end(); }
  else if (path === '/putus') { stream.respond({ ':status': 200 }); stream.write(page); setTimeout(() => stream.destroy(new Error('putus')), 50); }
  else if (path === '/awal') { stream.additionalHeaders({ ':status': 103, link: '</a.css>; rel=preload' }); stream.respond({ ':status': 200 }); stream.end(page); }
  else if (path === '/banyak') { const many = { ':status': 200 }; for (let n = 0; n < 300; n += 1) many['x-' + n] = 'y'; stream.respond(many); stream.end(page); }
  else if (path === '/tutup') { stream.session.destroy(); }
  else if (path === '/sesi') { stream.respond({ ':status': 200, 'content-type': 'text/plain' }); stream.end(String(sessions)); }
  else { stream.respond({ ':status': 200, 'content-type': 'text/html', 'x-dari': String(headers['user-agent']).slice(0, 5), 'x-host': headers[':authority'] }); stream.end(page); }
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
