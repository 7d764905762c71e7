package org.tattle.unlearning;

import org.tattle.nn.train.Trained;
import org.tattle.run.Control;

/** A way to forget that only moves the weights somewhere else. */
public interface Unproven extends Unlearning.Relearning {

  @Override
  default String promise() {
    return "nothing is promised: nobody proves that the rows are gone";
  }

  /** Points to the claim that tries it, which is for models that tell classes apart. */
  @Override
  default String promise(Trained from, Remainder left, Control control) {
    boolean classes = left.job().network().classes() > 1;
    return classes ? promise() + ", so see `claim forgotten`" : promise();
  }
}
