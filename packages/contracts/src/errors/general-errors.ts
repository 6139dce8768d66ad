import type { ErrorEntry } from './error-entry.js';

/** Errors that any call may answer. */
export const generalErrors = {
  VALIDATION_FAILED: {
    status: 400,
    en: 'Some of what was sent is not valid. Correct it and send it again.',
    zh: '提交的内容有误，请修改后重新提交。',
  },
  MALFORMED_JSON: {
    status: 400,
    en: 'The request is not valid JSON. Check its syntax and send it again.',
    zh: '请求内容不是有效的 JSON，请检查格式后重新发送。',
  },
  CURSOR_INVALID: {
    status: 400,
    en: 'This page marker is not valid. Start again from the first page.',
    zh: '分页标记无效，请从第一页重新开始。',
  },
  BODY_TOO_LARGE: {
    status: 413,
    en: 'The request is larger than {limit} allow. Send less at a time.',
    zh: '请求内容超过 {limit} 的上限，请减少后重新发送。',
  },
  HEADERS_TOO_LARGE: {
    status: 431,
    en: 'The headers or the address of the request are too long. Send less in them.',
    zh: '请求头或地址过长，请缩短后重新发送。',
  },
  REQUEST_TIMED_OUT: {
    status: 408,
    en: 'The request did not arrive whole in time. Send it again.',
    zh: '请求未能及时传完，请重新发送。',
  },
  REQUEST_UNREADABLE: {
    status: 400,
    en: 'The request is not valid HTTP. Check what sends it.',
    zh: '请求不符合 HTTP 格式，请检查发送方。',
  },
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    en: 'Send JSON, with the header Content-Type: application/json.',
    zh: '请以 JSON 格式发送，并带上 Content-Type: application/json。',
  },
  ROUTE_NOT_FOUND: {
    status: 404,
    en: 'There is nothing at this address. The routes are listed at /api/docs.',
    zh: '该地址不存在，可用接口请见 /api/docs。',
  },
  INTERNAL: {
    status: 500,
    en: 'Something went wrong on our side. Try again; if it stays, tell your administrator this number: {requestId}.',
    zh: '系统内部出错，请重试；若仍有问题，请将编号 {requestId} 告知管理员。',
  },
  UNAVAILABLE: {
    status: 503,
    en: 'The service cannot be reached for the moment. Nothing was lost; try again in a few seconds.',
    zh: '服务暂时不可用，数据没有丢失，请几秒后重试。',
  },
  RATE_LIMITED: {
    status: 429,
    en: 'Too many attempts. Try again in {minutes} min.',
    zh: '操作过于频繁，请 {minutes} 分钟后再试。',
  },
  PERSONAL_DATA_IN_TEXT: {
    status: 422,
    en: 'This text holds a phone or ID number, and others can read it. Remove the number.',
    zh: '内容中含有电话或证件号码，而其他人能看到该内容，请删去号码。',
  },
  IDEMPOTENCY_KEY_IN_USE: {
    status: 409,
    en: 'A request with this Idempotency-Key is still under way. Wait for it, then send the same again.',
    zh: '相同 Idempotency-Key 的请求正在处理，请稍候再以相同内容重试。',
  },
  IDEMPOTENCY_KEY_REUSED: {
    status: 422,
    en: 'This Idempotency-Key was used for a different request. Use a new key.',
    zh: '该 Idempotency-Key 已用于其他请求，请换用新的键。',
  },
} as const satisfies Record<string, ErrorEntry>;
