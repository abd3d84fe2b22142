/** Readable in the light, in the dark and on paper; nothing is loaded from anywhere. */
export const STYLE = `
:root { color-scheme: light dark; --line: color-mix(in srgb, CanvasText 20%, Canvas); --soft: color-mix(in srgb, CanvasText 6%, Canvas);
  --error: light-dark(#b3261e, #ff8a80); --warning: light-dark(#8a5a00, #ffcc66); --hint: light-dark(#3f5f8a, #9fc3f5); }
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 90rem; padding: 0 1rem; background: Canvas; color: CanvasText; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2.5rem; } h3 { font-size: 1rem; margin: 0 0 .5rem; }
p.note, .meta { color: color-mix(in srgb, CanvasText 70%, Canvas); font-size: .9rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { border-bottom: 1px solid var(--line); padding: .3rem .8rem; text-align: end; white-space: nowrap; }
th[scope=row] { text-align: start; font-weight: normal; } thead th { vertical-align: bottom; }
tbody tr:nth-child(even) { background: var(--soft); }
details.article { border-top: 1px solid var(--line); } details.article > summary { padding: .5rem 0; cursor: pointer; }
details details > summary { cursor: pointer; font-size: .9rem; }
.counts { float: inline-end; font-variant-numeric: tabular-nums; }
.answers { display: grid; grid-template-columns: repeat(auto-fit, minmax(20rem, 1fr)); gap: 1.5rem; padding: .5rem 0 1.5rem; }
.answers > section, .source { border: 1px solid var(--line); border-radius: .4rem; padding: 1rem; overflow-wrap: anywhere; }
blockquote { margin: .2rem 0 .6rem; padding-inline-start: .8rem; border-inline-start: 3px solid var(--line); font-size: .9rem; }
ul { padding-inline-start: 1.2rem; } ul.findings { list-style: none; padding: 0; } .findings q { font-style: italic; }
.level { font-weight: 600; } .error { color: var(--error); } .warning { color: var(--warning); } .hint { color: var(--hint); }
@media print {
  body { margin: 0; max-width: none; font-size: 10pt; } .wide { overflow: visible; } th, td { white-space: normal; padding: .2rem .4rem; }
  details::details-content { content-visibility: visible; block-size: auto; } .answers > section { break-inside: avoid; }
}
`
