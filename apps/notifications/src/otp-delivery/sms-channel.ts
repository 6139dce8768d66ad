export interface TextMessage {
  /** A mainland mobile number. */
  to: string;
  body: string;
  /** The code in the body, for providers that send by template. */
  otp: string | null;
}

/** Sends text messages: the seam where an SMS provider is put in. */
export abstract class SmsChannel {
  /** Answers the delivery's id. Rejects when the provider did not take the message. */
  abstract send(message: TextMessage): Promise<string>;
}
