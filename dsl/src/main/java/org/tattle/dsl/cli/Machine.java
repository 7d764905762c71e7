package org.tattle.dsl.cli;

import java.lang.management.ManagementFactory;

/** Sets, before anything native is loaded, what depends on the machine. */
public final class Machine {
  private Machine() {}

  /**
   * Limits native arrays to half of the memory and the whole process to nine tenths of it, so that
   * too large a task is refused instead of the process being killed. What the user has set stays.
   */
  public static void prepare() {
    long memory =
        ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
            .getTotalMemorySize();
    set("org.bytedeco.javacpp.maxbytes", memory / 2);
    set("org.bytedeco.javacpp.maxphysicalbytes", memory / 10 * 9);
  }

  private static void set(String property, long bytes) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, Long.toString(bytes));
    }
  }
}
