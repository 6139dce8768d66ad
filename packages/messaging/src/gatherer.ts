/**
 * Hands items over together: those that came while the last hand-over was under way, without a timer. One that
 * comes alone goes alone and at once.
 */
export class Gatherer<Item> {
  private readonly waiting: Item[] = [];
  private busy = false;
  private work: Promise<void> = Promise.resolve();

  /**
   * @param most how many go together at most
   * @param handOver must not reject: nobody is there to hear it
   */
  constructor(
    private readonly most: number,
    private readonly handOver: (items: Item[]) => Promise<void>,
  ) {}

  add(item: Item): void {
    this.waiting.push(item);
    if (!this.busy) this.work = this.run();
  }

  /** Resolves when everything that was added is handed over. */
  idle(): Promise<void> {
    return this.work;
  }

  private async run(): Promise<void> {
    this.busy = true;
    while (this.waiting.length > 0) await this.handOver(this.waiting.splice(0, this.most));
    this.busy = false;
  }
}
