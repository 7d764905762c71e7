package org.tattle.kernel.cells;

import java.util.Optional;
import org.tattle.kernel.language.Bundle;

/**
 * Shows objects of a library's types. A library that declares one as a service, or registers one by
 * {@link Notebook#register}, has its objects shown so as soon as it is on the class path of cells.
 */
public interface Renderer {

  /** The forms in which the value is shown, or empty if it is none of ours. */
  Optional<Bundle> render(Object value);
}
