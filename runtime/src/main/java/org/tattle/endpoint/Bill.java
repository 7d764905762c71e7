package org.tattle.endpoint;

import java.time.Duration;
import org.tattle.run.MessageText;

/** What was asked of an address by this run. */
final class Bill {
  private long rows;
  private long known;
  private long requests;
  private long again;
  private Duration waited = Duration.ZERO;

  synchronized void rows(int count) {
    rows += count;
  }

  synchronized void known(int count) {
    known += count;
  }

  synchronized void request() {
    requests++;
  }

  synchronized void again() {
    again++;
  }

  synchronized void waited(Duration time) {
    waited = waited.plus(time);
  }

  synchronized long rows() {
    return rows;
  }

  synchronized long requests() {
    return requests;
  }

  @Override
  public synchronized String toString() {
    return MessageText.of(
        "%,d rows asked about in %,d requests, of which %,d were tried again; %,d answers were"
            + " known; %.1f s waited",
        rows, requests, again, known, waited.toMillis() / 1000.0);
  }
}
