#!/bin/sh
# Makes sure there is a Chromium for the browser tests: the one there is, or Debian's when we may install it.
for name in chromium chromium-browser google-chrome; do
  command -v "$name" >/dev/null 2>&1 && exit 0
done
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
  echo "Chromium installeren voor de browsertests…"
  { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends chromium; } >/tmp/chromium-install.log 2>&1 && exit 0
  echo "Chromium is niet te installeren: zie /tmp/chromium-install.log" >&2
  exit 1
fi
echo "De browsertests hebben Chromium nodig: installeer het (Debian: sudo apt-get install chromium) en probeer opnieuw" >&2
exit 1
