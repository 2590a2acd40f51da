// Words of signing in, the first visit, and joining by an invitation.
export const doorText = {
  signIn: {
    title: 'Sign in', email: 'Mail address', password: 'Password', act: 'Sign in',
    forgotten: 'Password forgotten? An owner of your workspace can make you a link for a new one. An owner who forgot theirs asks whoever runs Regulars: regulars password ADDRESS --password-stdin',
  },
  first: {
    title: 'Welcome to Regulars',
    words: 'Everything you know about your customers, in one place that you can ask.',
    own: 'Start with your own customers', ownWords: 'You become the owner. Everything stays on this machine.',
    takesOver: (slug: string) => `The import made on the command line is waiting in the workspace “${slug}”. It becomes yours.`,
    workspace: 'Your company or team', workspacePlaceholder: 'Quillbrook', name: 'Your name', email: 'Mail address', password: 'Password', passwordHint: (least: number) => `At least ${least} characters`,
    act: 'Create the workspace',
    sample: 'Look around first', sampleWords: 'A made-up company with about 300 customers and three years of mails, calls and purchases. Nothing to fill in, and your own can be started from there.',
    sampleAct: 'Open the made-up company', sampleWait: 'The first time it is made up on the spot, which takes up to a minute.', sampleFar: 'It opens only on the machine where Regulars runs.',
    signInInstead: 'There is an owner already.', signInAct: 'Sign in',
  },
  reset: {
    title: 'A new password', words: (email: string) => `For ${email}. Whoever is signed in with the old one is signed out.`, password: 'Choose a password', passwordHint: (least: number) => `At least ${least} characters`,
    act: 'Use this password', noToken: 'This link is not whole. Copy it again, with everything behind the #.',
    broken: 'This link cannot be used', brokenWords: 'Sign in with the password you have, or ask an owner for a new link.', toSignIn: 'Sign in',
  },
  join: {
    title: (workspace: string) => `Join ${workspace}`, words: (email: string, role: string) => `You are invited as ${role}, with the address ${email}.`,
    name: 'Your name', password: 'Password', newPassword: 'Choose a password', knownPassword: 'You sign in here already: the password you have', act: 'Join',
    noToken: 'This link is not whole. Copy it again, with everything behind the #.', waiting: 'Reading the invitation',
    broken: 'This invitation cannot be used', brokenWords: 'Whoever has joined already signs in. Everybody else asks for a new link.', toSignIn: 'Sign in',
    roles: { owner: 'an owner', member: 'a member', reader: 'a reader' },
  },
};
