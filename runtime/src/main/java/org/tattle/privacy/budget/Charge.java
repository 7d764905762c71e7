package org.tattle.privacy.budget;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import org.tattle.privacy.account.Expense;
import org.tattle.privacy.account.Neighbours;

/**
 * One expense, as it stands in a ledger.
 *
 * @param data the table that it was for
 * @param what what it was, in words or script
 * @param draw what was drawn, hidden: two of one draw are one answer; null in ledgers of old
 * @param neighbours what the expense compares
 * @param person the column that says whose rows are hidden together; null where one row is hidden
 * @param expense what it cost
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = false)
public record Charge(
    @JsonProperty("data") String data,
    @JsonProperty("what") String what,
    @JsonProperty("draw") String draw,
    @JsonProperty("neighbours") Neighbours neighbours,
    @JsonProperty("person") String person,
    @JsonProperty("expense") Expense expense) {

  /** What the expense hides. */
  public PrivacyUnit unit() {
    return new PrivacyUnit(Optional.ofNullable(person));
  }

  /** What it costs one of these; unbounded where nothing is proved for one. */
  public Expense of(PrivacyUnit hidden) {
    return unit().equals(hidden) ? expense : Expense.UNBOUNDED;
  }

  boolean whole() {
    return data != null && what != null && expense != null;
  }
}
