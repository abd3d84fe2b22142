#!/bin/sh
# A translation of your own text into Urdu, paragraph by paragraph, with a glossary of its own.
set -eu
DESK="${DESK:-http://127.0.0.1:3000}"
curl -sSf "$DESK/v1/translations" \
  -H 'content-type: application/json' \
  -d '{
    "article": {"title": "Bridge closed", "text": "The bridge was closed on Monday.\n\nRepairs will cost $9 million."},
    "to": "ur",
    "glossary": [{"source": "bridge", "target": "پل"}]
  }'
