package org.tattle.privacy;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One expense, as it stands in a ledger.
 *
 * @param data the table that it was for
 * @param what what it was, in words or script
 * @param draw what was drawn, hidden: two of one draw are one answer; null in ledgers of old
 * @param neighbours what the expense compares
 * @param expense what it cost
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = false)
public record Charge(
    @JsonProperty("data") String data,
    @JsonProperty("what") String what,
    @JsonProperty("draw") String draw,
    @JsonProperty("neighbours") Neighbours neighbours,
    @JsonProperty("expense") Expense expense) {

  boolean whole() {
    return data != null && what != null && expense != null;
  }
}
