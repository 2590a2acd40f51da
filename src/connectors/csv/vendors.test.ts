// Files of other programs, in their true shapes (written here by hand), read without anybody mapping a column.
import { expect, test } from 'vitest';
import { eventsIn, personsIn, readAll, rejectsIn } from '#test/tables.ts';

const csv = (...lines: string[]): string => lines.join('\r\n');

test('LinkedIn connections: the notes on top, empty addresses, blank and short rows', async () => {
  const parsed = await readAll(csv(
    'Notes:', '"When exporting your connection data, you may notice that some of the email addresses are missing."', '', 'First Name,Last Name,URL,Email Address,Company,Position,Connected On',
    'Ada,Byron,https://www.linkedin.com/in/ada-b,,Acme,Engineer,15 Mar 2024', ',,,,,,', '', 'Bob,Hill,https://www.linkedin.com/in/bob-h,bob@hill.example,=HYPERLINK("x"),Buyer,01 Feb 2023', 'Cy,Low,https://www.linkedin.com/in/cy-l', 'No,Body,,,,,'), { name: 'Connections.csv' });
  expect(personsIn(parsed)).toMatchObject([
    { name: 'Ada Byron', handles: [{ kind: 'linkedin', value: 'https://www.linkedin.com/in/ada-b' }], organisation: { name: 'Acme' }, values: { title: 'Engineer', 'connected on': '2024-03-15' } },
    { name: 'Bob Hill', handles: [{ kind: 'email', value: 'bob@hill.example' }, { kind: 'linkedin', value: 'https://www.linkedin.com/in/bob-h' }] },
    { name: 'Cy Low' },
  ]);
  expect(rejectsIn(parsed)).toMatchObject([{ line: 10, reason: 'The row says of nobody whom it is about: a mail address, customer id or phone number is needed.' }]);
});

test('Google contacts: several addresses and numbers in columns and in one cell, labels without the groups everybody has', async () => {
  const parsed = await readAll(csv(
    'First Name,Middle Name,Last Name,Nickname,File As,Organization Name,Organization Title,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value',
    'Ada,,Byron,,,Acme,Engineer,--03-07,likes tea,,* myContacts ::: Work,* Work,ada@acme.example ::: ada@home.example,,byron@acme.example,Mobile,+44 20 7946 0000 ::: +44 20 7946 0001',
    'Bob,,,,,,,,,,* myContacts,*,bob at home,,,,', 'Cy,,,,,,,,,,,,,,,Home,+49 30 123456'), { name: 'contacts.csv' });
  expect(personsIn(parsed)).toMatchObject([
    { name: 'Ada Byron', organisation: { name: 'Acme' }, values: { title: 'Engineer', tags: 'Work', Birthday: '--03-07', Notes: 'likes tea' },
      handles: [{ kind: 'email', value: 'ada@acme.example' }, { kind: 'email', value: 'ada@home.example' }, { kind: 'email', value: 'byron@acme.example' }, { kind: 'phone' }, { kind: 'phone' }] },
    { name: 'Cy', handles: [{ kind: 'phone', value: '+49 30 123456' }] },
  ]);
  expect(Object.keys(personsIn(parsed)[0]?.values ?? {})).not.toContain('File As');
  expect(rejectsIn(parsed)).toMatchObject([{ line: 3, reason: '"bob at home" in the column "E-mail 1 - Value" is not a mail address.' }]);
});

test('Google contacts in the older layout', async () => {
  const parsed = await readAll(csv('Name,Given Name,Family Name,Group Membership,E-mail 1 - Type,E-mail 1 - Value,Organization 1 - Name,Organization 1 - Title', 'Ada Byron,Ada,Byron,* My Contacts ::: Friends,* Work,ada@acme.example,Acme,Engineer'));
  expect(personsIn(parsed)).toMatchObject([{ name: 'Ada Byron', handles: [{ kind: 'email', value: 'ada@acme.example' }], organisation: { name: 'Acme' }, values: { title: 'Engineer' } }]);
});

test('HubSpot contacts: columns of the saved view, American dates beside AM and PM', async () => {
  const parsed = await readAll(csv('Record ID,First Name,Last Name,Email,Phone Number,Contact owner,Lead Status,Create Date,Associated Company IDs,Country/Region',
    '501,Ada,Byron,ada@acme.example,,Ida,Open,3/5/2024 2:30 PM,77;78,UK', '502,Bob,Hill,,+44 20 7946 0000,,,12/6/2024 9:05 AM,,'), { name: 'hubspot-crm-exports-all-contacts.csv' });
  expect(personsIn(parsed)).toMatchObject([
    { name: 'Ada Byron', handles: [{ kind: 'email', value: 'ada@acme.example' }, { kind: 'hubspot', value: '501' }], values: { owner: 'Ida', country: 'UK', 'Lead Status': 'Open', 'Create Date': '2024-03-05' } },
    { handles: [{ kind: 'hubspot', value: '502' }, { kind: 'phone' }], values: { 'Create Date': '2024-12-06' } },
  ]);
  expect(Object.keys(personsIn(parsed)[0]?.values ?? {})).not.toContain('Associated Company IDs');
});

test('Stripe payments: thousands with a comma, what failed or was given back is refused, what was given back in part is kept', async () => {
  const parsed = await readAll(csv('id,Created date (UTC),Amount,Amount Refunded,Currency,Captured,Status,Description,Customer ID,Customer Email,Invoice ID,plan (metadata)',
    'ch_1,2026-06-05 20:38:34,"1,000.00",0.00,usd,true,Paid,Pro plan,cus_1,ada@acme.example,in_1,pro', 'ch_2,2026-06-05 21:00:00,10.00,0.00,usd,false,Failed,,cus_2,bob@acme.example,,', 'ch_3,2026-06-05 22:00:00,10.00,10.00,usd,true,Refunded,,cus_2,,,', 'py_4,2026-06-06 22:00:00,10.00,5.00,eur,true,Paid,,cus_2,,,'), { name: 'payments.csv' });
  expect(eventsIn(parsed)).toMatchObject([
    { sourceKey: 'id:ch_1', at: new Date('2026-06-05T20:38:34Z'), purchase: { amount: 1000, currency: 'USD', item: 'Pro plan', orderId: 'in_1' }, details: { status: 'Paid', 'plan (metadata)': 'pro' }, participants: [{ handles: [{ kind: 'email', value: 'ada@acme.example' }, { kind: 'stripe', value: 'cus_1' }] }] },
    { sourceKey: 'id:py_4', purchase: { amount: 10, currency: 'EUR' }, participants: [{ handles: [{ kind: 'stripe', value: 'cus_2' }] }] },
  ]);
  expect(rejectsIn(parsed).map((one) => [one.line, one.reason])).toEqual([[3, 'The row is marked "Failed": nothing was bought, or it was given back.'], [4, 'The row is marked "Refunded": nothing was bought, or it was given back.']]);
});

test('Stripe charges as its API has them: amounts in cents, except where a currency has none', async () => {
  const parsed = await readAll(csv('id,amount,amount_refunded,balance_transaction_id,captured,created,currency,customer_id,description,status', 'ch_1,1050,0,txn_1,true,1717619914,usd,cus_1,,succeeded', 'ch_2,1050,0,txn_2,true,1717619914,jpy,cus_1,,succeeded'));
  expect(eventsIn(parsed).map((event) => event.purchase)).toEqual([{ amount: 10.5, currency: 'USD' }, { amount: 1050, currency: 'JPY' }]);
});

test('Stripe customers', async () => {
  const parsed = await readAll(csv('id,Description,Email,Name,Created (UTC),Delinquent,Card ID,Currency', 'cus_1,,ada@acme.example,Ada Byron,2024-01-05 10:00,false,,usd'));
  expect(personsIn(parsed)).toMatchObject([{ name: 'Ada Byron', handles: [{ kind: 'email' }, { kind: 'stripe', value: 'cus_1' }], values: { 'started on': '2024-01-05', Currency: 'usd' } }]);
});

test('CDNOW: no titles, columns apart by blanks, every line an order of its own', async () => {
  const parsed = await readAll(' 00004 0001 19970101  2   29.33\r\n 00004 0001 19970101  2   29.33\r\n 00021 0002 19970113  1   11.77\r\n', { name: 'sample.txt' });
  expect(eventsIn(parsed)).toMatchObject([
    { kind: 'purchase', at: new Date('1997-01-01T00:00:00Z'), purchase: { amount: 29.33, currency: 'USD', quantity: 2 }, participants: [{ handles: [{ kind: 'customer id', value: '0001' }] }], details: { 'old id': '00004' } },
    { purchase: { amount: 29.33 } }, { purchase: { amount: 11.77 } },
  ]);
  expect(new Set(eventsIn(parsed).map((event) => event.sourceKey)).size).toBe(3);
});

test('what a person says a table is goes before what we know of other programs', async () => {
  const parsed = await readAll(csv('id,Created date (UTC),Amount,Amount Refunded,Currency,Status,Customer Email', 'ch_1,2026-06-05,5,0,usd,Paid,ada@acme.example'), { layout: 'people' });
  expect(personsIn(parsed)).toMatchObject([{ handles: [{ kind: 'email' }, { kind: 'customer id', value: 'ch_1' }] }]);
});
