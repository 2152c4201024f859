#!/bin/sh
# Prints where nginx is: the one there is, or Debian's, unpacked into the folder $1. Nothing is installed or started.
PATH="$PATH:/usr/sbin:/usr/local/sbin"
command -v nginx && exit 0
command -v apt-get >/dev/null 2>&1 && command -v dpkg >/dev/null 2>&1 || { echo "nginx ontbreekt, en dit is geen Debian" >&2; exit 1; }
mkdir -p "$1" && cd "$1" || exit 1
get() { apt-get download -q nginx >>apt.log 2>&1; }
get || { [ "$(id -u)" = 0 ] && apt-get update -q >>apt.log 2>&1 && get; } || { echo "nginx ontbreekt en is niet op te halen" >&2; exit 1; }
dpkg -x nginx_*.deb unpacked && unpacked/usr/sbin/nginx -v 2>>apt.log || { echo "nginx van Debian werkt hier niet" >&2; exit 1; }
echo "$PWD/unpacked/usr/sbin/nginx"
