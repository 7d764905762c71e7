package org.tattle.crypto.aggregation;

/** What clients of a secure sum do, in order. */
public enum Phase {
  ADVERTISE,
  SHARE,
  MASK,
  CONFIRM,
  OPEN
}
