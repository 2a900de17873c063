#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a calendar server of Debian's that has more to it than a program:

    serve.py cyrus|davical|sogo FOLDER PORT

on loopback, with all that is its own in a folder that is there, for Ann, Bob and Tom. It prints "ready" when the
server answers, and ends when its input does, or when it is killed; with 77 where the server is not installed.

Such servers refuse to work for root, read fixed files in /etc, and leave processes behind. Here all of them are in
namespaces: there nobody is root, those files are others, and what is left ends with this program."""

import glob
import os
import signal
import socket
import subprocess
import sys
import threading
import time

PEOPLE = {"ann": "s\u00e9cret", "bob": "s\u00e9cret", "tom": "not a secret"}
NOBODY = "65534"  # who is in each system's list of users
PATIENCE = 120  # seconds

NGINX = """daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/nginx.log;
events {{}}
http {{
  access_log {folder}/access.log;
  client_body_temp_path {folder}/bodies;
  client_max_body_size 20m;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  server {{
    listen 127.0.0.1:{port};
    {locations}
  }}
}}
"""


class Server:
    """@programs: one file of each has to be there."""

    programs = ()

    def __init__(self, folder, port):
        self.folder = folder
        self.port = port
        self.log = open(self.path("log"), "ab")

    def path(self, *names):
        return os.path.join(self.folder, *names)

    def write(self, name, text):
        path = self.path(name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    def replace(self, path, text):
        """A file that a program reads at a fixed place."""
        subprocess.run(["mount", "--bind", self.write("in-place/" + os.path.basename(path), text), path],
                       check=True, stdout=self.log, stderr=self.log)

    def run(self, *command, given=None, **variables):
        subprocess.run(command, check=True, input=given, encoding="utf-8", stdout=self.log, stderr=self.log,
                       env={**os.environ, **variables}, cwd=self.folder)

    def start(self, *command, **variables):
        return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log,
                                env={**os.environ, **variables}, cwd=self.folder)

    def wait_for(self, condition, what):
        limit = time.monotonic() + PATIENCE
        while not condition():
            if time.monotonic() > limit:
                raise RuntimeError(f"{what} does not come")
            time.sleep(0.02)

    def wait_for_socket(self, family, address):
        """One that is a file is there a moment before it answers."""
        def answers():
            with socket.socket(family) as probe:
                return probe.connect_ex(address) == 0
        self.wait_for(answers, address)

    def wait_for_port(self, port):
        self.wait_for_socket(socket.AF_INET, ("127.0.0.1", port))

    def start_nginx(self, locations):
        self.start("nginx", "-p", self.folder, "-e", self.path("nginx.log"), "-c",
                   self.write("nginx.conf", NGINX.format(folder=self.folder, port=self.port, locations=locations)))
        self.wait_for_port(self.port)


def find(pattern):
    """The newest that is installed, or None."""
    return max(glob.glob(pattern), default=None)


def find_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Database:
    """A cluster of PostgreSQL in the folder of a server, which speaks through a socket there, and at a port."""

    PROGRAMS = "/usr/lib/postgresql/*/bin/"

    def __init__(self, server, port):
        self.server = server
        self.folder = server.path("database")
        self.port = port
        programs = find(self.PROGRAMS)
        server.run(programs + "initdb", "--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C.UTF-8",
                   "--no-sync", "--pgdata", self.folder)
        server.start(programs + "postgres", "-D", self.folder, "-k", self.folder, "-p", str(port),
                     "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off", "-c", "full_page_writes=off")
        os.environ.update(PGHOST=self.folder, PGPORT=str(port), PGUSER="postgres")
        server.wait_for(self.answers, "the database")

    def answers(self):
        return subprocess.run(["pg_isready", "--quiet"], check=False).returncode == 0

    def do(self, database, sql):
        self.server.run("psql", "-qXAt", "-v", "ON_ERROR_STOP=1", "-d", database, given=sql)


class Cyrus(Server):
    """The master of Cyrus IMAP with its HTTP, and with IMAP, which makes the people a place when they sign in."""

    programs = ("/usr/lib/cyrus/bin/master", "/usr/lib/cyrus/bin/httpd", "/usr/lib/cyrus/bin/imapd",
                "/usr/sbin/saslpasswd2")

    SETTINGS = """configdirectory: {folder}/config
defaultpartition: default
partition-default: {folder}/mail
cyrus_user: nobody
admins: cyrus
servername: localhost
sasl_pwcheck_method: auxprop
sasl_auxprop_plugin: sasldb
sasl_sasldb_path: {folder}/people
sasl_mech_list: PLAIN
allowplaintext: yes
autocreate_quota: 0
httpmodules: caldav
"""
    SERVICES = """START {{
  recover cmd="ctl_cyrusdb -r"
}}
SERVICES {{
  http cmd="httpd" listen="127.0.0.1:{port}"
  imap cmd="imapd" listen="{folder}/imap"
}}
"""

    def serve(self):
        self.replace("/etc/imapd.conf", self.SETTINGS.format(folder=self.folder))
        services = self.write("cyrus.conf", self.SERVICES.format(folder=self.folder, port=self.port))
        for name in ("config", "config/socket", "config/db", "config/proc", "config/log", "config/lock", "mail"):
            os.makedirs(self.path(name), exist_ok=True)
        for name, password in PEOPLE.items():
            self.run("saslpasswd2", "-p", "-c", "-f", self.path("people"), "-u", "localhost", name, given=password)
        self.start("/usr/lib/cyrus/bin/master", "-M", services, "-p", self.path("master.pid"))
        self.wait_for_socket(socket.AF_UNIX, self.path("imap"))
        self.wait_for_port(self.port)
        for name, password in PEOPLE.items():
            self.sign_in(name, password)

    def sign_in(self, name, password):
        with socket.socket(socket.AF_UNIX) as talk:
            talk.connect(self.path("imap"))
            talk.settimeout(PATIENCE)
            with talk.makefile("rwb") as lines:
                lines.readline()
                secret = password.encode()
                lines.write(b"1 LOGIN %s {%d+}\r\n%s\r\n2 LOGOUT\r\n" % (name.encode(), len(secret), secret))
                lines.flush()
                told = lines.read()
        if b"1 OK" not in told:
            raise RuntimeError(f"Cyrus does not let {name} in: {told}")


class Davical(Server):
    """DAViCal, which is PHP, in php-fpm behind nginx."""

    FPM = "/usr/sbin/php-fpm*"
    DBA = "/usr/share/davical/dba/"
    SETTINGS = "/etc/davical/config.php"
    programs = (FPM, DBA + "create-database.sh", SETTINGS, Database.PROGRAMS + "postgres", "/usr/sbin/nginx")

    POOL = """[global]
daemonize = no
error_log = {folder}/php.log
[www]
listen = {folder}/php
pm = static
pm.max_children = 4
catch_workers_output = yes
clear_env = no
"""
    # As its own manual has it.
    LOCATIONS = """location = /.well-known/caldav {{ return 301 /caldav.php/; }}
    location ~ ^(.+\\.php)(/.*)?$ {{
      fastcgi_pass unix:{folder}/php;
      include /etc/nginx/fastcgi_params;
      fastcgi_param SCRIPT_FILENAME /usr/share/davical/htdocs$1;
      fastcgi_param SCRIPT_NAME $1;
      fastcgi_param PATH_INFO $2;
    }}
    location / {{ return 404; }}"""
    PERSON = """WITH who AS (INSERT INTO usr (active, username, password, fullname, email)
  VALUES (true, '{name}', '**{password}', '{name}', '{name}@localhost') RETURNING user_no)
INSERT INTO principal (type_id, user_no, displayname, default_privileges)
  SELECT 1, user_no, '{name}', privilege_to_bits('{{schedule-deliver}}') FROM who;
"""

    def serve(self):
        database = Database(self, find_port())
        self.replace(self.SETTINGS, f"""<?php
$c->pg_connect[] = 'host={database.folder} port={database.port} dbname=davical user=davical_app';
$c->default_locale = 'en';
""")
        self.run(self.DBA + "create-database.sh", "davical", "admin", DBAOPTS=f"--dbhost {database.folder} --dbport {database.port}")
        database.do("davical", "".join(self.PERSON.format(name=name, password=password)
                                       for name, password in PEOPLE.items()))
        self.start(find(self.FPM), "--fpm-config", self.write("php.conf", self.POOL.format(folder=self.folder)))
        self.wait_for_socket(socket.AF_UNIX, self.path("php"))
        self.start_nginx(self.LOCATIONS.format(folder=self.folder))


class Sogo(Server):
    """SOGo behind nginx."""

    SETTINGS = "/etc/sogo/sogo.conf"
    programs = ("/usr/sbin/sogod", SETTINGS, Database.PROGRAMS + "postgres", "/usr/sbin/nginx", "/usr/bin/memcached")

    CONFIG = """{{
  WOPort = "127.0.0.1:{port}";
  WOPidFile = "{folder}/sogo.pid";
  WOLogFile = "-";
  WOUseWatchDog = NO;
  SxVMemLimit = 0;
  SOGoProfileURL = "{database}/profiles";
  OCSFolderInfoURL = "{database}/folders";
  OCSStoreURL = "{database}/store";
  OCSAclURL = "{database}/access";
  OCSCacheFolderURL = "{database}/cache";
  OCSSessionsFolderURL = "{database}/sessions";
  OCSEMailAlarmsFolderURL = "{database}/alarms";
  SOGoMemcachedHost = "{folder}/memcached";
  SOGoTimeZone = UTC;
  SOGoUserSources = ({{
    id = people;
    type = sql;
    viewURL = "{database}/people";
    canAuthenticate = YES;
    isAddressBook = NO;
    userPasswordAlgorithm = plain;
  }});
}}
"""
    LOCATIONS = """location = /.well-known/caldav {{ return 301 /SOGo/dav/; }}
    location /SOGo {{
      proxy_pass http://127.0.0.1:{port};
      proxy_set_header Host $http_host;
      proxy_set_header X-Real-IP $remote_addr;
      proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
      proxy_set_header x-webobjects-server-protocol HTTP/1.0;
      proxy_set_header x-webobjects-remote-host 127.0.0.1;
      proxy_set_header x-webobjects-server-name $server_name;
      proxy_set_header x-webobjects-server-url http://$http_host;
      proxy_set_header x-webobjects-server-port $server_port;
    }}
    location / {{ return 404; }}"""

    def serve(self):
        database = Database(self, find_port())
        port = find_port()
        people = ",".join(f"('{name}', '{name}', '{password}', '{name}', '{name}@localhost')"
                          for name, password in PEOPLE.items())
        database.do("postgres", "CREATE TABLE people (c_uid text, c_name text, c_password text, c_cn text, mail text);"
                    f"INSERT INTO people VALUES {people};")
        self.replace(self.SETTINGS, self.CONFIG.format(
            folder=self.folder, port=port, database=f"postgresql://postgres@127.0.0.1:{database.port}/postgres"))
        self.start("memcached", "-s", self.path("memcached"))
        self.start("sogod", "-WONoDetach", "YES")
        self.wait_for_port(port)
        self.start_nginx(self.LOCATIONS.format(port=port))


SERVERS = {"cyrus": Cyrus, "davical": Davical, "sogo": Sogo}


def enter(arguments):
    """The namespaces. Their first process is this program: what it leaves ends with it."""
    os.execvp("unshare", ["unshare", "--user", f"--map-user={NOBODY}", f"--map-group={NOBODY}", "--keep-caps",
                          "--mount", "--pid", "--fork", "--kill-child", sys.executable, __file__, "--inside",
                          *arguments])


def end_with_input():
    sys.stdin.read()
    os._exit(0)


def main():
    arguments = sys.argv[1:]
    inside = arguments[0] == "--inside"
    if inside:
        arguments.pop(0)
    kind, folder, port = arguments
    server = SERVERS[kind]
    if not all(glob.glob(pattern) for pattern in server.programs):
        return 77
    if not inside:
        enter(arguments)

    # Also while it starts; the first process of a namespace is not ended by a signal that it does not take.
    signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
    watch = threading.Thread(target=end_with_input, daemon=True)
    watch.start()
    running = server(folder, int(port))
    try:
        running.serve()
    except (OSError, RuntimeError, subprocess.CalledProcessError) as error:
        with open(running.path("log"), encoding="utf-8", errors="replace") as log:
            print(f"{kind}: {error}\n{log.read()[-4000:]}", file=sys.stderr)
        return 1
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # whatever comes to the first process is its child
    print("ready", flush=True)
    watch.join()
    return 0


if __name__ == "__main__":
    sys.exit(main())
