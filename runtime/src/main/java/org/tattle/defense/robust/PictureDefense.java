package org.tattle.defense.robust;

import java.util.Set;
import org.tattle.component.Schema;
import org.tattle.data.Dataset;
import org.tattle.defense.InputDefense;
import org.tattle.model.Access;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.ModelFaults;

/** A defense that changes pictures before a model sees them. */
interface PictureDefense extends InputDefense {

  @Override
  default Set<Access> needs() {
    return Set.of(Access.LABELS, Access.QUERIES);
  }

  /**
   * @throws Fault R522 if rows are no pictures
   */
  @Override
  default void fits(Dataset data) {
    if (!data.shape().image()) {
      String name = Schema.of(((Record) this).getClass()).name();
      throw Fault.of(ModelFaults.NO_PICTURES, name, data.shape().size());
    }
  }
}
