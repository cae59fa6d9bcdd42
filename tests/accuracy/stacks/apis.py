"""Interfaces that describe themselves or give users away, and pages that only speak of them."""

from __future__ import annotations

from collections.abc import Mapping

from tests.accuracy.stacks.bodies import ASKED_TO_LOG_IN, REFUSED, SAYS_NO, Place, article, json, titled, xml

_SWAGGER2 = '{"swagger":"2.0","info":{"title":"Layanan","version":"v1"},"host":"kotacontoh.go.id","paths":{"/penduduk/{nik}":{"get":{"responses":{"200":{"description":"OK"}}}}}}'
_OPENAPI3 = '{"openapi":"3.0.1","info":{"title":"OpenAPI definition","version":"v0"},"servers":[{"url":"https://kotacontoh.go.id"}],"paths":{"/api/warga":{"get":{"operationId":"semua"}}},"components":{}}'
_SPRINGDOC = titled(
    "Swagger UI",
    '<link rel="stylesheet" type="text/css" href="./swagger-ui.css" /><div id="swagger-ui"></div><script src="./swagger-ui-bundle.js" charset="UTF-8"> </script><script src="./swagger-initializer.js" charset="UTF-8"> </script>',
)
_L5 = titled(
    "Layanan API",
    '<div id="swagger-ui"></div><script src="https://kotacontoh.go.id/docs/asset/swagger-ui-bundle.js?v=a1"></script><script>window.onload=function(){const ui=SwaggerUIBundle({dom_id:\'#swagger-ui\'})}</script>',
)
_FASTAPI = titled(
    "Layanan - Swagger UI",
    '<link type="text/css" rel="stylesheet" href="https://cdn.jsdelivr.net/npm/swagger-ui-dist@5/swagger-ui.css"><div id="swagger-ui"></div><script>const ui = SwaggerUIBundle({url: \'/openapi.json\'})</script>',
)
_GRAPHQL = "/graphql?query=%7B__schema%7BqueryType%7Bname%7D%7D%7D"
_USERS = "/wp-json/wp/v2/users?_fields=id"

OPEN: Mapping[str, Mapping[str, Place]] = {
    "api": {"openapi": ("/swagger.json", json(_SWAGGER2)), "graphql": (_GRAPHQL, json('{"data":{"__schema":{"queryType":{"name":"Query"}}}}\n')), "postman-collection": ("/postman_collection.json", json('{"info":{"_postman_id":"a1","name":"Layanan","schema":"https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},"item":[]}'))},
    "node": {"openapi": ("/openapi.json", json(_OPENAPI3)), "graphiql": ("/graphiql", titled("GraphiQL", '<div id="graphiql">Loading...</div><script src="//cdn.jsdelivr.net/npm/graphiql/graphiql.min.js"></script>'))},
    "java": {"openapi-java": ("/v3/api-docs", json(_OPENAPI3)), "swagger-ui": ("/swagger-ui/index.html", _SPRINGDOC), "wadl": ("/application.wadl", xml('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<application xmlns="http://wadl.dev.java.net/2009/02">\n<resources base="https://kotacontoh.go.id/"></resources></application>'))},
    "aspnet": {"openapi-aspnet": ("/swagger/v1/swagger.json", json(_OPENAPI3)), "odata": ("/odata/$metadata", xml('<?xml version="1.0" encoding="utf-8"?><edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"></edmx:Edmx>'))},
    "laravel": {"laravel-api-documentation": ("/api/documentation", _L5)},
    "python": {"fastapi-documentation": ("/docs", _FASTAPI), "openapi": ("/openapi.json", json(_OPENAPI3))},
    "wordpress": {"wordpress-users": (_USERS, json('[{"id":1},{"id":4}]'))},
    "drupal": {"drupal-jsonapi-users": ("/jsonapi/user/user", json('{"jsonapi":{"version":"1.0","meta":{}},"data":[{"type":"user--user","id":"a1","attributes":{"display_name":"admin"}}]}'))},
}  # fmt: skip
_ABOUT = article("Swagger UI dan dokumentasi API", "<p>SwaggerUIBundle dimuat dari swagger-ui-bundle.js ke dalam elemen swagger-ui.</p>")
INNOCENT: Mapping[str, Mapping[str, Place]] = {
    "api": {"news": ("/swagger.json", json('{"judul":"Belajar swagger","paths":["/berita/1"]}')), "no-introspection": (_GRAPHQL, json('{"errors":[{"message":"GraphQL introspection is not allowed"}]}', 400)), "sample-of-another": ("/openapi.json", article("Contoh OpenAPI dari petstore", f"<pre>{_OPENAPI3}</pre>")), "no-introspection-politely": ("/graphiql", article("GraphiQL"))},
    "node": {"says-no": ("/openapi.json", SAYS_NO), "empty-schema": (_GRAPHQL, json('{"data":{"__schema":null}}'))},
    "java": {"refused": ("/v3/api-docs", ASKED_TO_LOG_IN), "about": ("/swagger-ui/index.html", _ABOUT), "application": ("/application.wadl", xml("<?xml version='1.0'?><application><nama>Layanan</nama></application>"))},
    "aspnet": {"refused": ("/swagger/v1/swagger.json", REFUSED), "feed": ("/odata/$metadata", xml("<?xml version='1.0'?><feed><title>Berita</title></feed>"))},
    "laravel": {"about": ("/api/documentation", _ABOUT), "guides": ("/docs/api", article("Panduan API"))},
    "python": {"manual": ("/docs", titled("Panduan pengguna - Diskominfo", "<p>Dibuat dengan Sphinx</p>")), "about": ("/redoc", article("ReDoc dan Swagger UI"))},
    "wordpress": {"guarded": (_USERS, json('{"code":"rest_user_cannot_view","message":"Maaf","data":{"status":401}}', 401)), },
    "drupal": {"nobody": ("/jsonapi/user/user", json('{"jsonapi":{"version":"1.0"},"data":[],"meta":{"omitted":{"detail":"Some resources have been omitted because of insufficient authorization."}}}'))},
}  # fmt: skip
