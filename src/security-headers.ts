/**
 * On every answer, of files and refusals too. A page brings a content security policy of its own in the place of this
 * one, which lets nothing in. What is over https stays there for two years, with every name below this host.
 */
export function securityHeaders(overHttps: boolean): Readonly<Record<string, string>> {
  return {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=()',
    'content-security-policy':
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    ...(overHttps && { 'strict-transport-security': 'max-age=63072000; includeSubDomains' }),
  };
}
