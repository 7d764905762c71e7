package org.tattle.run.catalogue;

import static org.tattle.run.catalogue.FaultCode.R563;
import static org.tattle.run.catalogue.FaultCode.R564;
import static org.tattle.run.catalogue.FaultCode.R565;

/** What is said of addresses that are asked, and of what they answer. */
public final class EndpointFaults {
  public static final Sentence NO_ADDRESS =
      new Sentence(
          R563, "`%s` is no address of a model", "write it out: \"http://127.0.0.1:8080/predict\"");

  public static final Sentence SECRET_IN_ADDRESS =
      new Sentence(
          R563,
          "the address holds a name or a password",
          "scripts and reports are shown to others: put it into an environment variable, and name"
              + " that in `headers`");

  public static final Sentence NOT_HERE =
      new Sentence(
          R563,
          "`%s` is another machine, and nothing is sent to it unasked",
          "if you may ask the model there, say so: `allow=[\"%1$s\"]`");

  public static final Sentence NO_VARIABLE =
      new Sentence(
          R563,
          "there is no environment variable `%s`",
          "`headers=[\"Authorization=API_TOKEN\"]` sends what the variable `API_TOKEN` holds");

  public static final Sentence NO_HEADER =
      new Sentence(
          R563,
          "the header `%s` cannot be sent with what the variable `%s` holds",
          "a header is one line of printable letters, and not one that the connection sets itself,"
              + " such as `Host`");

  public static final Sentence UNREACHABLE =
      new Sentence(R563, "`%s` does not answer: %s", "look whether the server runs there");

  public static final Sentence REFUSED =
      new Sentence(R563, "`%s` answers with status %s", "look at what the server logged");

  public static final Sentence NOT_JSON =
      new Sentence(
          R563,
          "the answer of `%s` is not understood: %s",
          "an answer is JSON with `predictions` or `outputs`: for each row a list of numbers");

  public static final Sentence OTHER_COUNT =
      new Sentence(
          R563,
          "`%s` was asked about %s rows, and answered for %s",
          "look at `template`: the server may take one row at a time, `batch=1`");

  public static final Sentence TOTAL_REACHED =
      new Sentence(
          R564,
          "%,d rows were asked about, and `total` allows %,d",
          "answers so far are kept: with a larger `total` it goes on from there");

  public static final Sentence CHANGED =
      new Sentence(
          R565,
          "the model behind `%s` has changed since it was first asked",
          "answers of two models are no target: ask it again from the start, with `version=`"
              + " another text");

  private EndpointFaults() {}
}
