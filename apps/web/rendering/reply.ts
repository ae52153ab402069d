/** What pages need of the server's reply, and no more of the server. */
export interface Reply {
  header(name: string, value: string): Reply;
  status(code: number): Reply;
  send(body: string | Buffer): unknown;
}

const POLICY =
  "default-src 'none'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** Sends a page. `style` is the source of styles allowed by the content security policy; no page has a script. */
export function sendPage(reply: Reply, html: string, style = "'self'", status = 200): void {
  reply
    .status(status)
    .header('content-type', 'text/html; charset=utf-8')
    .header('content-security-policy', `${POLICY}; style-src ${style}`)
    .header('x-content-type-options', 'nosniff')
    .header('referrer-policy', 'same-origin')
    .header('cache-control', 'no-cache')
    .send(html);
}

/** After a form was taken: the browser gets the page that shows what came of it, and a reload hands in nothing. */
export function seeOther(reply: Reply, location: string): void {
  reply.status(303).header('location', location).send('');
}
