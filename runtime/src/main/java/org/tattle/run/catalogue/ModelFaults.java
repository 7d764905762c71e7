package org.tattle.run.catalogue;

import static org.tattle.run.catalogue.FaultCode.R520;
import static org.tattle.run.catalogue.FaultCode.R521;
import static org.tattle.run.catalogue.FaultCode.R522;
import static org.tattle.run.catalogue.FaultCode.T305;
import static org.tattle.run.catalogue.FaultCode.T308;

/** What is said of models that cannot be, or cannot be trained. */
public final class ModelFaults {
  public static final Sentence DIVERGED =
      new Sentence(
          R520,
          "training diverged: the loss of step %s is not finite",
          "lower `lr`, which is %s here, or scale the features");

  public static final Sentence TOO_MANY_WEIGHTS =
      new Sentence(
          R521,
          "the model has more than %,d weights, which is the most there can be",
          "take fewer or smaller layers");

  public static final Sentence TOO_MUCH_MEMORY =
      new Sentence(
          R521,
          "one model takes %s MB to train and %s MB are allowed",
          "train a smaller model, take a smaller `batch`, or allow more memory");

  public static final Sentence NO_IMAGES =
      new Sentence(
          R522,
          "`cnn` needs images, and the rows of the data are lists of %s features",
          "use `mlp`, or load images such as `fashion` or `digits`");

  public static final Sentence NOTHING_TO_MOVE =
      new Sentence(
          R522,
          "rows of %s numbers are no pictures that could be moved",
          "leave `augment` out, or train on `fashion` or `digits`");

  public static final Sentence NO_SHAPES =
      new Sentence(
          R522,
          "`features=hog` is made of images, and the rows of the data are lists of %s features",
          "leave `features` out, or load images such as `fashion` or `digits`");

  public static final Sentence TOO_MANY_BITS =
      new Sentence(
          R522,
          "%,d bits find no room among the %,d inputs of layer %d",
          "ask for fewer: bits=%d, or mark a wider layer");

  public static final Sentence NO_LAYER_TO_MARK =
      new Sentence(
          R522,
          "there is no layer %d to mark: the network has %d with weights",
          "mark the first: layer=1");

  public static final Sentence TOO_FEW_TO_MOVE =
      new Sentence(
          R522,
          "rows are moved by numbers and pixels, and the data have %d features of these",
          "teach the model secret answers instead: defend watermark triggers=50");

  public static final Sentence TOO_MANY_CONVOLUTIONS =
      new Sentence(
          R522,
          "%s convolutions halve images of %s × %s pixels to nothing",
          "give fewer `filters`");

  public static final Sentence LABELS_OF_ANOTHER_KIND =
      new Sentence(
          R522,
          "`%s` cannot learn labels that are %s",
          "`linear` and `mlp` predict numbers, `logistic` and `mlp` classes");

  public static final Sentence NO_STEPS =
      new Sentence(
          R522,
          "`%s` learns in no steps, so that `%s` would change nothing",
          "leave it out, or train a network such as `mlp`");

  public static final Sentence NO_STEPS_TO_DEFEND =
      new Sentence(
          R522,
          "`%s` changes how networks are trained, and `%s` is none",
          "defend its outputs or its data instead, such as by `round`, or train a network");

  public static final Sentence NO_STEPS_TO_PROBE =
      new Sentence(
          R522,
          "a claim of privacy is checked in the steps of training, and this model has none",
          "train a network such as `mlp`, and defend it by `dpsgd`");

  public static final Sentence TRAINING_UNSEEN =
      new Sentence(T305, "the target was trained elsewhere, and its training cannot be seen");

  public static final Sentence DEFENSE_TRAINS =
      new Sentence(
          T305,
          "this defense trains models, and the target was trained elsewhere",
          "defend its outputs instead, such as by `round`, or train it here");

  public static final Sentence DEFENSE_NEEDS_MORE =
      new Sentence(
          T308,
          "this defense needs %s, which the target does not give",
          "use one that does without, such as `query_limit`");

  public static final Sentence NO_RANGES_TO_HARDEN =
      new Sentence(
          R522,
          "`%s` makes small changes, and nobody said what all numbers of the rows may be",
          "load images, or a table with bounds: domain=[\"age: 0..110\"]");

  public static final Sentence RANGES_DIFFER =
      new Sentence(
          R522,
          "`smoothing` needs features of one range, and these are of several",
          "load images, or a table of numbers with bounds alone");

  public static final Sentence HARDENED_ALONE =
      new Sentence(
          R522,
          "`%s` changes how each step goes, as private and membership-regularised training do",
          "defend the target that this one was made from");

  public static final Sentence NO_PICTURES =
      new Sentence(
          R522,
          "`%s` changes pictures, and the rows of the data are lists of %s features",
          "load images such as `fashion` or `digits`");

  public static final Sentence NO_NETWORK_TO_LOOK_THROUGH =
      new Sentence(
          R522,
          "`%s` looks through what a network learned, and the model is none",
          "sift by what rows are like alone, as `knn` does, or train a network");

  public static final Sentence NO_CLASSES_TO_SIFT =
      new Sentence(
          R522,
          "`%s` holds rows to others of their class, and the labels are numbers",
          "load data with classes");

  public static final Sentence NOTHING_LEFT =
      new Sentence(
          R522,
          "%,d of %,d rows are left out, and nothing is left of two classes to train on",
          "take more rows, or a defense that leaves fewer out");

  private ModelFaults() {}
}
