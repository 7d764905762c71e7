package org.tattle.onnx;

/** Why none of our networks does what a graph does: it is a black box then. */
final class Unlike extends Exception {
  private static final long serialVersionUID = 1;

  Unlike(String reason) {
    super(reason, null, false, false);
  }
}
