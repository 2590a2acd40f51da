// A long list as one CSV file, read page by page while it goes out, so that no list is too long.
import { csvLine } from '#base/csv.ts';

type Cells = Parameters<typeof csvLine>[0];

/** `read` answers the rows after a key and the next key. The first page is read before the answer begins, so that what fails is still a failure. */
export async function csvAnswer(name: string, header: Cells, read: (after: string | null) => Promise<{ rows: Cells[]; next: string | null }>): Promise<Response> {
  let page: Awaited<ReturnType<typeof read>> | null = await read(null);
  let isFirst = true;
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (!page) return controller.close();
      controller.enqueue(encoder.encode((isFirst ? csvLine(header) : '') + page.rows.map(csvLine).join('')));
      isFirst = false;
      page = page.next ? await read(page.next) : null;
    },
  });
  return new Response(body, { headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${name}"`, 'cache-control': 'no-store' } });
}
