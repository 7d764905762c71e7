package org.tattle.endpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Key;
import org.tattle.run.Progress;
import org.tattle.run.catalogue.EndpointFaults;
import org.tattle.subject.elsewhere.Answering;
import org.tattle.subject.elsewhere.RawRows;

/**
 * A model behind an address. Each row is asked about once: answers are kept as they come, in
 * memory, and with everything else that a run keeps, so that one that was cut off goes on.
 *
 * <p>The first row alone is asked about again, after many requests, at the end of what took
 * several, and when a run goes on from kept answers: a model that answers it otherwise is another
 * one.
 */
final class AskedModel implements Answering {
  /** Requests after which the model is looked at again. */
  private static final int LOOK = 20;

  private static final double SAME = 1e-6;

  private final Address address;
  private final JsonRows wording;
  private final Key key;
  private final Caller caller;
  private final Cache cache;
  private final Bill bill;
  private final int batch;
  private final long total;
  private final Map<String, double[]> known = new HashMap<>();
  private String first;
  private int width;
  private int since;

  AskedModel(
      Address address,
      JsonRows wording,
      String version,
      Caller caller,
      Cache cache,
      Bill bill,
      int batch,
      long total) {
    this.address = address;
    this.wording = wording;
    this.caller = caller;
    this.cache = cache;
    this.bill = bill;
    this.batch = batch;
    this.total = total;
    key = Key.of("endpoint", address.uri().toString(), wording.template(), version);
  }

  @Override
  public Key key() {
    return key;
  }

  @Override
  public synchronized double[][] ask(RawRows rows, Control control) {
    List<String> texts = wording.rows(rows);
    long before = bill.requests();
    Set<String> open = new LinkedHashSet<>();
    for (String text : texts) {
      if (!known.containsKey(text)) {
        open.add(text);
      }
      if (open.size() == batch) {
        part(List.copyOf(open), control);
        control.progress(
            new Progress(
                "asking " + address,
                known.size(),
                Math.max(known.size(), texts.size()),
                "rows",
                Map.of()));
        open.clear();
      }
    }
    if (!open.isEmpty()) {
      part(List.copyOf(open), control);
    }
    if (bill.requests() > before + 1) {
      confirm(control);
    }
    return texts.stream().map(known::get).map(double[]::clone).toArray(double[][]::new);
  }

  private void part(List<String> rows, Control control) {
    control.check();
    Key kept = Key.of("answers", key, rows);
    Optional<double[][]> before = cache.get(kept).map(AskedModel::read);
    double[][] answers;
    if (before.isPresent() && before.get().length == rows.size()) {
      answers = before.get();
      bill.known(rows.size());
      // What follows may be of another model than these were.
      since = LOOK;
    } else {
      if (since >= LOOK) {
        confirm(control);
      }
      answers = answers(rows, control);
      cache.put(kept, written(answers));
      since++;
    }
    for (int i = 0; i < answers.length; i++) {
      known.put(rows.get(i), answers[i]);
    }
    first = first == null ? rows.get(0) : first;
  }

  /**
   * Sees whether the model is still the one that was first asked.
   *
   * @throws Fault R565 if it is not
   */
  private void confirm(Control control) {
    if (first == null || bill.rows() >= total) {
      return;
    }
    since = 0;
    double[] before = known.get(first);
    double[] now = answers(List.of(first), control)[0];
    boolean same = before.length == now.length;
    for (int i = 0; same && i < now.length; i++) {
      same = Math.abs(before[i] - now[i]) <= SAME * Math.max(1, Math.abs(before[i]));
    }
    if (!same) {
      throw Fault.of(EndpointFaults.CHANGED, address).at("path");
    }
  }

  private double[][] answers(List<String> rows, Control control) {
    if (bill.rows() + rows.size() > total) {
      throw Fault.of(EndpointFaults.TOTAL_REACHED, bill.rows(), total).at("total");
    }
    byte[] body = caller.ask(wording.question(rows), control);
    bill.rows(rows.size());
    double[][] answers;
    try {
      answers = wording.answers(body);
    } catch (IOException e) {
      String why =
          e instanceof com.fasterxml.jackson.core.JacksonException
              ? "it is no JSON"
              : e.getMessage();
      throw Fault.of(EndpointFaults.NOT_JSON, address, why).at("path");
    }
    if (answers.length != rows.size()) {
      throw Fault.of(EndpointFaults.OTHER_COUNT, address, rows.size(), answers.length).at("path");
    }
    for (double[] answer : answers) {
      width = width == 0 ? answer.length : width;
      if (answer.length != width) {
        throw Fault.of(EndpointFaults.NOT_JSON, address, "its rows have several lengths")
            .at("path");
      }
    }
    return answers;
  }

  private static byte[] written(double[][] answers) {
    int width = answers[0].length;
    ByteBuffer bytes =
        ByteBuffer.allocate(2 * Integer.BYTES + answers.length * width * Double.BYTES);
    bytes.putInt(answers.length).putInt(width);
    for (double[] row : answers) {
      for (double value : row) {
        bytes.putDouble(value);
      }
    }
    return bytes.array();
  }

  private static double[][] read(byte[] bytes) {
    ByteBuffer from = ByteBuffer.wrap(bytes);
    double[][] answers = new double[from.getInt()][];
    int width = from.getInt();
    for (int i = 0; i < answers.length; i++) {
      answers[i] = new double[width];
      for (int c = 0; c < width; c++) {
        answers[i][c] = from.getDouble();
      }
    }
    return answers;
  }

  @Override
  public Map<String, String> facts() {
    return Map.of("address", address.toString(), "bill", bill.toString());
  }
}
