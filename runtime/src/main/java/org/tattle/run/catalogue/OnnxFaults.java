package org.tattle.run.catalogue;

import static org.tattle.run.catalogue.FaultCode.R560;
import static org.tattle.run.catalogue.FaultCode.R561;
import static org.tattle.run.catalogue.FaultCode.R566;

/** What is said of files that should hold a model, and of models that do not run. */
public final class OnnxFaults {
  private static final String AGAIN = "export the model anew, by the exporter of its own framework";

  public static final Sentence NOT_ONNX =
      new Sentence(R560, "`%s` holds no ONNX graph", "give a file that ends in `.onnx`");

  public static final Sentence NOT_READ = new Sentence(R560, "`%s` cannot be read");

  public static final Sentence FILE_TOO_LARGE =
      new Sentence(
          R560,
          "`%s` has %,d MB, and %,d MB are read at most",
          "write the weights into a second file, as PyTorch does");

  public static final Sentence TOO_MANY_NODES =
      new Sentence(R560, "the graph has %,d operations, and %,d are the most that are read", AGAIN);

  public static final Sentence NEGATIVE_SIZE =
      new Sentence(R560, "`%s` has the size %s along one axis", AGAIN);

  public static final Sentence TOO_LARGE =
      new Sentence(
          R560, "`%s` has the size %s along one axis, and %,d numbers are the most", AGAIN);

  public static final Sentence TOO_LARGE_VALUE =
      new Sentence(R560, "`%s` comes to %s numbers, and %,d numbers are the most", AGAIN);

  public static final Sentence OTHER_SIZE =
      new Sentence(R560, "`%s` should hold %,d numbers, and holds another count of them", AGAIN);

  public static final Sentence OUTSIDE_OF_FOLDER =
      new Sentence(
          R560,
          "`%s` should have its numbers in `%s`, which is not a file in the model's folder",
          "a model's second file lies beside it; nothing else is opened");

  public static final Sentence OUTSIDE_OF_FILE =
      new Sentence(R560, "`%s` should have its numbers beyond the end of `%s`", AGAIN);

  public static final Sentence NO_WEIGHTS =
      new Sentence(
          R560,
          "`%s` has its numbers in `%s`, which is not there",
          "PyTorch writes weights into a second file; put it beside the model");

  public static final Sentence NOWHERE =
      new Sentence(R560, "no operation of the graph makes its output `%s`", AGAIN);

  public static final Sentence OPERATION =
      new Sentence(
          R560,
          "the graph has the operation `%s`, which is not run here",
          "no loops, no functions of a file's own and nothing that makes values out of sizes"
              + " alone");

  public static final Sentence CIRCLE =
      new Sentence(
          R560,
          "`%s` takes `%s`, which nothing before it makes: the graph goes in a circle",
          AGAIN);

  public static final Sentence TWICE =
      new Sentence(R560, "two operations of the graph make `%s`", AGAIN);

  public static final Sentence NO_TREE =
      new Sentence(
          R560, "the trees of the graph are no trees: they go in circles or nowhere", AGAIN);

  public static final Sentence NO_TENSOR =
      new Sentence(R561, "the model takes `%s`, which is no table of numbers or names");

  public static final Sentence NOT_RUN =
      new Sentence(R561, "onnxruntime does not run the model: %s", AGAIN);

  public static final Sentence NO_NUMBERS =
      new Sentence(
          R561,
          "the model gives %,d numbers for %,d rows, which do not go around",
          "give a model that answers each row by itself");

  public static final Sentence NO_GRAPH =
      new Sentence(
          R566,
          "it has neither layers nor trees, which are what an ONNX file holds",
          "write a network, a forest or boosting that was trained here; `.csv` holds what is"
              + " known of the others");

  public static final Sentence LIMITED_ANSWERS =
      new Sentence(
          R566,
          "it is defended at its outputs, and whoever has its file would ask without that",
          "write the model that it is a copy of, if its weights may be known");

  public static final Sentence CHANGED_INPUTS =
      new Sentence(
          R566,
          "what it is asked is changed before its weights see it, and a file would not do that",
          "write a model without defenses that change what it is asked");

  private OnnxFaults() {}
}
