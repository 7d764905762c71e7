package org.tattle.subject.elsewhere;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Optional;
import org.tattle.component.Noun;
import org.tattle.component.Param;
import org.tattle.data.recorded.OutputKind;

/**
 * A model that can be asked, of which a script says whose rows it was trained on, and how others
 * like it are.
 */
public interface AdoptedSource extends TargetSource {
  Optional<String> members();

  Optional<String> others();

  Optional<String> rows();

  Optional<String> recipe();

  List<String> classes();

  OutputKind outputs();

  /** How it becomes a target. */
  default Adoption adoption() {
    return new Adoption(new WhoseRows(members(), others(), rows()), recipe(), classes(), outputs());
  }

  @Param(doc = "a data set of the rows that it was trained on", names = Noun.DATA)
  @Target(ElementType.RECORD_COMPONENT)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Members {}

  @Param(doc = "a data set of rows that it was not trained on", names = Noun.DATA)
  @Target(ElementType.RECORD_COMPONENT)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Others {}

  @Param(doc = "instead of both, a data set with a column of members", names = Noun.DATA)
  @Target(ElementType.RECORD_COMPONENT)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Both {}

  @Param(doc = "a target that was trained as it was, as which shadows are", names = Noun.SUBJECT)
  @Target(ElementType.RECORD_COMPONENT)
  @Retention(RetentionPolicy.RUNTIME)
  @interface TrainedAlike {}

  @Param(doc = "what the outputs are; found from what it answers unless said")
  @Target(ElementType.RECORD_COMPONENT)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Outputs {}
}
