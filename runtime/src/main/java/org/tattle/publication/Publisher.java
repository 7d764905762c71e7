package org.tattle.publication;

import java.util.Set;
import org.tattle.model.Access;
import org.tattle.subject.SubjectMaker;

/** A form in which data are given to the public: a component of {@code publish}. */
public interface Publisher extends SubjectMaker {
  @Override
  default Class<PublishedTable> makes() {
    return PublishedTable.class;
  }

  @Override
  default Set<Access> shows() {
    return Set.of(Access.ROWS);
  }
}
