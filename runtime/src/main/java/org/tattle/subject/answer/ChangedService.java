package org.tattle.subject.answer;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.data.Dataset;
import org.tattle.defense.Defense;
import org.tattle.defense.InputDefense;
import org.tattle.run.Control;
import org.tattle.run.Key;

/** A model that is given inputs as a defense changes them. */
final class ChangedService extends ForwardingService {
  private final InputDefense defense;
  private final Dataset data;

  /**
   * @param data the rows that it can be asked of by their numbers
   */
  ChangedService(Service inner, InputDefense defense, Dataset data) {
    super(inner);
    this.defense = defense;
    this.data = data;
  }

  @Override
  public Key key(List<Defense> defenses) {
    return Key.of("changed", inner.key(defenses), (Record) defense);
  }

  @Override
  public Outputs answers(int[] rows, Control control) {
    float[] values = data.values(rows);
    return ask(Nd4j.createFromArray(values).reshape(rows.length, data.shape().size()), control);
  }

  @Override
  public Outputs ask(INDArray features, Control control) {
    return inner.ask(changed(features), control);
  }

  private INDArray changed(INDArray features) {
    float[] rows = features.dup('c').data().asFloat();
    defense.change(rows, data.shape());
    return Nd4j.createFromArray(rows).reshape(features.shape());
  }

  @Override
  public INDArray seen(INDArray features) {
    return inner.seen(changed(features));
  }
}
