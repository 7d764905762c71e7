package org.tattle.record.code;

/** What stands for the records of a register, one code a record. */
public sealed interface Codes permits BitCodes, RecordTokens {
  int records();

  /** How many records have the same code as another. */
  int alike();
}
