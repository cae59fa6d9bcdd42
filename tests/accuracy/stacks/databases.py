"""Databases and engines behind HTTP: open ones, closed ones, and applications that answer with like words."""

from __future__ import annotations

from collections.abc import Mapping

from tests.accuracy.behaviour import bare, plain
from tests.accuracy.stacks.bodies import ASKED_TO_LOG_IN, SAYS_NO, Place, article, json, titled

_ELASTIC = (
    '{\n  "name" : "es01",\n  "cluster_name" : "kota",\n  "cluster_uuid" : "a1b2",\n  "version" : {\n    "number" : "7.17.9",\n    "build_flavor" : "default",\n'
    '    "lucene_version" : "8.11.1"\n  },\n  "tagline" : "You Know, for Search"\n}\n'
)
OPEN: Mapping[str, Mapping[str, Place]] = {
    "devops": {
        "elasticsearch": ("/elasticsearch/", json(_ELASTIC)), "elasticsearch-indices": ("/_cat/indices", plain("yellow open penduduk a1B2c3 1 1 120345 0 88.1mb 88.1mb\ngreen  open .kibana_1 d4 1 0 10 0 44kb 44kb\n")),
        "couchdb": ("/couchdb/", json('{"couchdb":"Welcome","version":"3.3.2","git_sha":"11a234070","uuid":"a1","features":["quickjs"],"vendor":{"name":"The Apache Software Foundation"}}\n')),
        "couchdb-databases": ("/_all_dbs", json('["_replicator","_users","pengaduan"]\n')), "couchdb-fauxton": ("/_utils/", titled("Project Fauxton", '<div id="app"></div>')),
        "solr": ("/solr/", bare('<!doctype html>\n<html ng-app="solrAdminApp" ng-csp>\n<!--\nLicensed to the Apache Software Foundation (ASF)\n-->\n<head>\n  <title ng-controller="MainController">Solr Admin</title>\n</head>\n<body ng-controller="MainController" class="{{mainview}}"><div id="wrapper"></div></body></html>')),
        "neo4j": ("/neo4j/", json('{"bolt_direct":"bolt://localhost:7687","transaction":"http://localhost:7474/db/{databaseName}/tx","neo4j_version":"5.12.0","neo4j_edition":"community"}')),
        "mongodb-port": ("/mongodb/", plain("It looks like you are trying to access MongoDB over HTTP on the native driver port.\n")),
        "docker-registry": ("/v2/_catalog", json('{"repositories":["kota/perizinan","kota/pajak"]}\n')),
        "docker-api": ("/version", json('{"Platform":{"Name":"Docker Engine - Community"},"Version":"24.0.5","ApiVersion":"1.43","MinAPIVersion":"1.12","GitCommit":"a61e2b4","Os":"linux","KernelVersion":"6.2.0"}\n')),
        "kubernetes-api": ("/api/v1/namespaces", json('{"kind":"NamespaceList","apiVersion":"v1","metadata":{"resourceVersion":"1"},"items":[{"metadata":{"name":"default"}}]}')),
        "consul": ("/v1/agent/self", json('{"Config":{"Datacenter":"dc1","NodeName":"kota"},"Coord":{},"Member":{"Name":"kota","Status":1},"Stats":{}}')),
        "hadoop": ("/dfshealth.html", titled("Namenode information", '<script type="text/x-dust-template" id="tmpl-dfshealth"></script>')),
    },
}  # fmt: skip
INNOCENT: Mapping[str, Mapping[str, Place]] = {
    "devops": {
        "elasticsearch": ("/elasticsearch/", json('{"error":{"root_cause":[{"type":"security_exception","reason":"missing authentication credentials"}]},"status":401}', 401)),
        "own-service": ("/es/", json('{"name":"SPLP","cluster_name":"kota","version":"1.0"}')), "traffic-light": ("/_cat/indices", plain("green light untuk layanan baru\n")),
        "couchdb": ("/couchdb/", json('{"layanan":"couchdb sudah dimatikan","version":"2"}')), "couchdb-databases": ("/_all_dbs", json('{"error":"unauthorized","reason":"You are not a server admin."}', 401)),
        "fauxton": ("/_utils/", article("Project Fauxton dan CouchDB")), "solr": ("/solr/", article("Solr Admin: mengamankan mesin pencari")), "neo4j": ("/neo4j/", json('{"bolt":"mur dan baut","versi":"5"}')),
        "mongodb": ("/mongodb/", article("It looks like you are trying to access MongoDB over HTTP on the native driver port.")),
        "docker-registry": ("/v2/_catalog", json('{"errors":[{"code":"UNAUTHORIZED","message":"authentication required"}]}', 401)),
        "docker-api": ("/version", json('{"version":"1.4.2","build":"2026-11-21","api":"v1"}')), "kubernetes": ("/api/v1/namespaces", json('{"kind":"Status","apiVersion":"v1","status":"Failure","reason":"Forbidden","code":403}', 403)),
        "consul": ("/v1/agent/self", ASKED_TO_LOG_IN), "hadoop": ("/dfshealth.html", article("Namenode information")),
    },
    "api": {"own-service": ("/elasticsearch/", SAYS_NO), "documents": ("/couchdb/", json('[{"couchdb":"artikel","version":1}]'))},
    "java": {"search": ("/solr/", titled("Pencarian", '<form><input name="q"></form>'))},
}  # fmt: skip
