/** Imports run one way: server → dialogs → bot → knowledge, and nowhere in a circle. */
const outside = (from, to) => ({
  name: `${from.replaceAll('|', '-or-')}-knows-nothing-of-${to.replaceAll('|', '-or-')}`,
  severity: 'error',
  from: { path: `^(${from})/` },
  to: { path: `^(${to})/` },
});

module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    outside('knowledge', 'bot|dialogs|server'),
    outside('bot', 'dialogs|server'),
    outside('dialogs', 'server'),
    outside('knowledge|bot|dialogs|server', 'test|bench'),
    {
      name: 'the-bot-framework-stays-in-its-rooms',
      comment: 'Its successor keeps the same names: these are the only places to change.',
      severity: 'error',
      from: { path: '^(bot|server|knowledge)/', pathNot: '^(bot/assistant\\.ts|server/channels/)' },
      to: { path: 'node_modules/botbuilder' },
    },
    {
      name: 'understanding-needs-no-network-and-no-database',
      severity: 'error',
      from: { path: '^(bot|dialogs|knowledge)/' },
      to: { path: '^(node:)?(http|https|net|dgram)$|node_modules/(express|libsql|ws)' },
    },
    {
      name: 'zalo-wrapper-knows-nothing-of-this-bot',
      severity: 'error',
      from: { path: '^server/zalo-api-wrapper/' },
      to: { path: '^(bot|dialogs|knowledge|server/(?!zalo-api-wrapper))' },
    },
    {
      name: 'storage-is-reached-through-its-interfaces',
      severity: 'error',
      from: { path: '^server/', pathNot: '^server/(store|commands)/' },
      to: { path: '^server/store/(sqlite|mongoose)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
  },
};
