/** Where the instance has its files. */
export interface Places {
  readonly folder: string;
  readonly certFile: string;
  readonly keyFile: string;
  /** The socket at which Dovecot checks passwords. */
  readonly authSocket: string;
}

type Settings = Readonly<Record<string, string>>;

const map = (...entries: readonly string[]): string => `inline:{ ${entries.map((entry) => `{ ${entry} }`).join(', ')} }`;

/** Settings that decide what a service answers, by its name. What is not set is as Postfix has it. */
export const services: Readonly<Record<string, (places: Places) => Settings>> = {
  plain: () => ({}),
  timeout: () => ({ smtpd_timeout: '2s' }),
  // As greylisting does at its first meeting; here it knows one recipient.
  greylisting: () => ({
    smtpd_recipient_restrictions: `check_recipient_access ${map('pia@example.org = 450 4.2.0 Greylisted, try again in 5 minutes')}`,
  }),
  // Port 9, "discard", is where nobody listens: the service with the list of mailboxes is down.
  'lookup-broken': () => ({ local_recipient_maps: 'socketmap:inet:127.0.0.1:9:mailboxes' }),
  'disk-full': () => ({ queue_minfree: '1000000000000000000' }),
  'tls-broken': ({ folder }) => ({
    smtpd_tls_security_level: 'may',
    smtpd_tls_cert_file: `${folder}/missing.pem`,
    smtpd_tls_key_file: `${folder}/missing.pem`,
  }),
  'small-messages': () => ({ message_size_limit: '20480' }),
  'no-vrfy': () => ({ disable_vrfy_command: 'yes' }),
  'no-utf8': () => ({ smtputf8_enable: 'no' }),
  moved: () => ({
    smtpd_recipient_restrictions: `check_recipient_access ${map('raj@example.org = 551 5.1.6 User not local; please try <raj@example.com>')}`,
  }),
  // An outgoing server, whose customers' typing errors end here; our name server gives every domain a null MX.
  'null-mx': () => ({ mynetworks: '127.0.0.0/8', smtpd_recipient_restrictions: 'reject_unknown_recipient_domain' }),
  submission: ({ certFile, keyFile, authSocket }) => ({
    smtpd_tls_security_level: 'encrypt',
    smtpd_tls_chain_files: `${keyFile}, ${certFile}`,
    smtpd_sasl_auth_enable: 'yes',
    smtpd_sasl_type: 'dovecot',
    smtpd_sasl_path: authSocket,
    smtpd_sender_login_maps: map('boss@example.org = boss@example.org'),
    smtpd_sender_restrictions: 'reject_sender_login_mismatch',
  }),
  // The test after the greeting is what makes postscreen speak SMTP itself.
  screened: () => ({
    postscreen_bare_newline_enable: 'yes',
    postscreen_greet_wait: '1s',
    postscreen_cache_map: 'btree:$data_directory/screened',
  }),
  denied: () => ({
    postscreen_access_list: 'cidr:{ { 127.0.0.0/8 reject } }',
    postscreen_denylist_action: 'drop',
    postscreen_cache_map: 'btree:$data_directory/denied',
  }),
};

/** The services that are answered by postscreen and not by smtpd. */
const screens = new Set(['screened', 'denied']);

/** Everything stays on this machine: names are looked up at our own name server, and what is accepted is thrown away. */
export const mainCf = ({ folder }: Places): string => `
compatibility_level = 3.6
queue_directory = ${folder}/queue
data_directory = ${folder}/data
maillog_file_prefixes = ${folder}
maillog_file = ${folder}/log
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mx.example.org
mydestination = example.org
mynetworks =
smtpd_peername_lookup = no
import_environment = MAIL_CONFIG TZ LANG=C LD_PRELOAD RESOLV_WRAPPER_CONF
local_recipient_maps = ${map(...['lee', 'pia', 'noor', 'raj', 'boss'].map((user) => `${user} = x`))}
alias_maps =
local_transport = discard:
default_transport = discard:
relay_transport = discard:
smtpd_relay_restrictions = permit_mynetworks, permit_sasl_authenticated, reject_unauth_destination
`;

/** Debian's master.cf without what delivers mail, and the services with their settings. */
export function masterCf(places: Places, ports: ReadonlyMap<string, number>): string {
  const lines = Object.entries(services).map(([name, settings]) => {
    const options = Object.entries(settings(places)).map(([key, value]) => `\n  -o { ${key} = ${value} }`);
    const [wakeup, program] = screens.has(name) ? ['1', 'postscreen'] : ['-', 'smtpd'];
    return `127.0.0.1:${ports.get(name)} inet n - n - ${wakeup} ${program}${options.join('')}`;
  });
  return `${[...lines, ...inner].join('\n')}\n`;
}

const inner = [
  'smtpd pass - - n - - smtpd',
  'cleanup unix n - n - 0 cleanup',
  'qmgr unix n - n 300 1 qmgr',
  'tlsmgr unix - - n 1000? 1 tlsmgr',
  'rewrite unix - - n - - trivial-rewrite',
  'bounce unix - - n - 0 bounce',
  'defer unix - - n - 0 bounce',
  'trace unix - - n - 0 bounce',
  'flush unix n - n 1000? 0 flush',
  'proxymap unix - - n - - proxymap',
  'error unix - - n - - error',
  'retry unix - - n - - error',
  'discard unix - - n - - discard',
  'anvil unix - - n - 1 anvil',
  'postlog unix-dgram n - n - 1 postlogd',
];
