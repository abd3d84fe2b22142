#!/bin/sh
# A summary of an article that comes with the service, as Markdown for a newsletter.
set -eu
DESK="${DESK:-http://127.0.0.1:3000}"
curl -sSf "$DESK/v1/summaries" \
  -H 'content-type: application/json' -H 'accept: text/markdown' \
  -d '{"article": {"id": "000_d07278516c443baf"}, "length": "short"}'
