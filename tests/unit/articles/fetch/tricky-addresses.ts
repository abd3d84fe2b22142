const list = (text: string) => text.trim().split(/\s+/)

/** Hosts that stand for this machine, a private network or a cloud's secrets, as attackers spell them. None is looked up. */
export const TRICKY_HOSTS = [
  // Loopback, as the parser of addresses reads it.
  ...list(`
    127.0.0.1 127.1 127.0.1 127.127.127.127 127.255.255.254 2130706433 0x7f000001 0x7F.1
    017700000001 0177.0.0.1 0177.0.0.01 0x7f.0x0.0x0.0x1 0x7f.0.0.1 0177.0x0.0.1 127.0x0.1
    00000177.0.0.1 127.0.0.0x1 127.000.000.001 %31%32%37.0.0.1 %31%32%37%2e0%2e0%2e1 127.0.0.1%2e
    ①②⑦.⓪.⓪.① ①②⑦。⓪．⓪｡① １２７.０.０.１ 127。0。0。1 127．0．0．1 127｡0｡0｡1 𝟏𝟐𝟕.𝟎.𝟎.𝟏 １２７．１
    127.0.0.1. 0x7f.1.
  `),
  '127.\t0.0.1',
  '127.0.\n0.1',
  '12\r\n7.0.0.1',
  '127.0.0\u00AD.1',
  '127.0\u200B.0.1',
  // Unspecified, which connects to this machine as well.
  ...list(`
    0.0.0.0 0 0x0 00 0.0 0.1.2.3 0x00000000 [::] [0:0:0:0:0:0:0:0] ⓪ ０
  `),
  // Loopback in IPv6, and IPv4 within IPv6.
  ...list(`
    [::1] [0:0:0:0:0:0:0:1] [0000::0001] [::0.0.0.1] [::127.0.0.1] [::7f00:1] [::ffff:127.0.0.1]
    [::ffff:7f00:1] [0:0:0:0:0:ffff:127.0.0.1] [::FFFF:7F00:0001] [::ffff:0:127.0.0.1] [::ffff:0.0.0.0]
    [::ffff:10.0.0.1] [::ffff:169.254.169.254] [::10.0.0.1] [::ffff:a9fe:a9fe] [::8.8.8.8]
    [64:ff9b::127.0.0.1] [64:ff9b::7f00:1] [64:ff9b::10.0.0.1] [64:ff9b::a9fe:a9fe]
    [64:ff9b:1::127.0.0.1]
    [64:ff9b:1:7f00:0:100::] [64:ff9b:1::8.8.8.8] [2002:7f00:1::] [2002:7f00:0001::1] [2002:a00:1::1]
    [2002:a9fe:a9fe::] [2001::1] [2001:0:7f00:1::] [2001:0:4136:e378:8000:63bf:80ff:fffe]
    [2606:4700::5efe:7f00:1] [2606:4700::200:5efe:10.0.0.1] [2606:4700::5efe:a9fe:a9fe]
    [fe80::5efe:127.0.0.1]
  `),
  // Private networks, and what is for no public use.
  ...list(`
    10.0.0.1 10.255.255.255 172.16.0.1 172.31.255.254 192.168.0.1 192.168.1.1 0xa.1 0xC0A80001
    3232235521 0300.0250.0.1 100.64.0.1 100.127.255.254 169.254.0.1 192.0.0.1 192.0.0.170
    192.0.2.1 198.51.100.1 203.0.113.7 198.18.0.1 198.19.255.255 192.88.99.1 224.0.0.1 239.255.255.250
    240.0.0.1 255.255.255.255 4294967295 0xffffffff [fe80::1] [febf::1] [fec0::1] [fc00::1]
    [fd12:3456:789a::1] [ff02::1] [ff0e::1] [100::1] [2001:db8::1] [3fff::1] [5f00::1] [2001:2::1]
    [2001:10::1] [2001:20::1] [4000::1] [::2] [1::1]
  `),
  // What clouds tell their machines.
  ...list(`
    169.254.169.254 0xa9fea9fe 2852039166 0251.0376.0251.0376 169.254.43518 169.254.170.2
    100.100.100.200
    [fd00:ec2::254] [fd20:ce::254] 168.63.129.16 192.0.0.192 metadata.google.internal
    METADATA.google.internal
    metadata.azure.internal metadata metadata.goog instance-data instance-data.ec2.internal
    metadata.google.internal.
  `),
  // Names of one network only.
  ...list(`
    localhost LOCALHOST localhost. LocalHost. a.localhost a.b.localhost localhost.localdomain ⓛocalhost
    ｌｏｃａｌｈｏｓｔ %6c%6f%63alhost localhos𝐭 printer.local db.internal db.ınternal.internal wiki.corp
  `),
  'loc\u00ADalhost',
  ...list(`
    router.lan router.home.arpa fritz.home intranet redis postgres kubernetes.default.svc.cluster.local
    example.onion example.com. public.example.org。 xn--localhost a.test a.invalid
  `),
]

/** Whole addresses that must be refused, whatever stands behind them. `PORT` is one that would answer. */
export const TRICKY_ADDRESSES = [
  ...list(`
    file:///etc/passwd file://127.0.0.1/etc/passwd ftp://127.0.0.1:PORT/ gopher://127.0.0.1:PORT/_GET
    dict://127.0.0.1:PORT/
    ws://127.0.0.1:PORT/ wss://127.0.0.1:PORT/ data:text/html,hello javascript:alert(1)
    blob:http://127.0.0.1/x
    about:blank ldap://127.0.0.1:PORT/ jar:http://127.0.0.1:PORT/!/ view-source:http://127.0.0.1:PORT/
    unix:/run/x.sock
    http+unix://%2Frun%2Fx.sock/ httpx://127.0.0.1:PORT/ mailto:a@b.c //127.0.0.1:PORT/ 127.0.0.1:PORT
    /etc/passwd
  `),
  '',
  ...list(`
    http:// http:/// http://:PORT/ http://user@example.org/ http://user:secret@example.org/
    http://:secret@example.org/
    http://example.org@127.0.0.1:PORT/ http://127.0.0.1:PORT@example.org/
    http:/127.0.0.1:PORT/
  `),
  'http://127.0.0.1:PORT\\@example.org/',
  'http:\\\\127.0.0.1:PORT\\',
  ...list(`
    http:127.0.0.1:PORT HTTP://127.0.0.1:PORT/
  `),
  '\thttp://127.0.0.1:PORT/',
  'ht\ntp://127.0.0.1:PORT/',
  ' http://127.0.0.1:PORT/ ',
  ...list(`
    http://////127.0.0.1:PORT/ https://127.0.0.1:PORT/ http://127.0.0.1:PORT/?http://example.org
    http://example.org:PORT/
    http://example.org:22/ http://example.org:0/ http://example.org:65536/ http://example.org:6379/
    https://8.8.8.8:PORT/
    http://8.8.8.8:25/ http://[fe80::1%25eth0]:PORT/ http://[::1%25lo]:PORT/ http://[::1]%2f:PORT/
  `),
  'http://exa mple.org/',
  ...list(`
    http://256.256.256.256/ http://1.2.3.4.5/ http://0x100000000/ http://[::127.0.0.1
  `),
  'http://127.0.0.1\u0000:PORT/',
  ...list(`
    http://xn--/ http://example.org:PORT@127.0.0.1:PORT/ http://foo@bar:PORT@127.0.0.1:PORT/
  `),
  'http://127.0.0.1\u2044:PORT/',
  `http://example.org/${'a'.repeat(9_000)}`,
]

/** What reads as if it led to this machine, and leads to example.org. */
export const HARMLESS_ADDRESSES = [
  'http://example.org\\@127.0.0.1:PORT/',
  'http://example.org#@127.0.0.1:PORT/\\',
  'http://example.org/@127.0.0.1:PORT/',
  'http://example.org?@127.0.0.1:PORT/',
  'http://example.org/http://127.0.0.1:PORT/',
]
