// A web server of Go's standard library: goserver ADDRESS:PORT CHAIN KEY [all] [min=0x0301] [max=0x0303]
// And a client: goserver dial ADDRESS:PORT HOST
package main

import (
	"crypto/tls"
	"fmt"
	"log"
	"net/http"
	"os"
	"strconv"
	"strings"
)

func main() {
	if os.Args[1] == "dial" {
		dial(os.Args[2], os.Args[3])
		return
	}
	settings := &tls.Config{}
	for _, option := range os.Args[4:] {
		name, value, _ := strings.Cut(option, "=")
		number, _ := strconv.ParseUint(value, 0, 16)
		switch name {
		case "all":
			settings.MinVersion = tls.VersionTLS10
			for _, list := range [][]*tls.CipherSuite{tls.CipherSuites(), tls.InsecureCipherSuites()} {
				for _, suite := range list {
					settings.CipherSuites = append(settings.CipherSuites, suite.ID)
				}
			}
		case "min":
			settings.MinVersion = uint16(number)
		case "max":
			settings.MaxVersion = uint16(number)
		}
	}
	handler := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { w.Write([]byte("ok")) })
	log.Fatal((&http.Server{Addr: os.Args[1], TLSConfig: settings, Handler: handler}).ListenAndServeTLS(os.Args[2], os.Args[3]))
}

func dial(place, host string) {
	connection, err := tls.Dial("tcp", place, &tls.Config{ServerName: host, InsecureSkipVerify: true})
	if err == nil {
		state := connection.ConnectionState()
		fmt.Printf("OK %x %s\n", state.Version, tls.CipherSuiteName(state.CipherSuite))
		connection.Close()
	}
}
