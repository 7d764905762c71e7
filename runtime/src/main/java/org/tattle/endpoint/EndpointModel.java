package org.tattle.endpoint;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.component.ParameterFault;
import org.tattle.data.Dataset;
import org.tattle.data.recorded.OutputKind;
import org.tattle.model.Access;
import org.tattle.run.Control;
import org.tattle.run.Key;
import org.tattle.subject.Prospect;
import org.tattle.subject.elsewhere.AdoptedSource;
import org.tattle.subject.elsewhere.Adoption;
import org.tattle.subject.elsewhere.NamedThings;
import org.tattle.subject.train.Trainer;

/**
 * A model of which there is only an address. What it is asked costs somebody something: so many
 * requests a second, so many rows in all, each row once; and nothing leaves this machine for a host
 * that the script does not name.
 */
@Component(
    name = "endpoint",
    doc = "A model behind an address, which is asked over HTTP in JSON.",
    example =
        "load endpoint \"http://127.0.0.1:8080/predict\" with per_second=50 total=20k as live")
public record EndpointModel(
    @Param(doc = "its address", required = true) String path,
    @AdoptedSource.Members Optional<String> members,
    @AdoptedSource.Others Optional<String> others,
    @AdoptedSource.Both Optional<String> rows,
    @AdoptedSource.TrainedAlike Optional<String> recipe,
    @Param(doc = "what its outputs stand for, in order; else as the rows' classes are sorted")
        List<String> classes,
    @AdoptedSource.Outputs OutputKind outputs,
    @Param(doc = "requests a second at most", min = 0, above = true, max = 1e6) double perSecond,
    @Param(doc = "rows that it is asked about at most, by one run", min = 1) int total,
    @Param(doc = "how often a question is put again that got no answer", min = 0, max = 100)
        int retries,
    @Param(doc = "how long an answer may take") Duration timeout,
    @Param(doc = "rows of one request", min = 1, max = 100_000) int batch,
    @Param(
            doc =
                "the JSON of a question, in which ROWS stands for lists of numbers and RECORDS for"
                    + " objects of columns")
        String template,
    @Param(doc = "headers by the environment variables that hold them: \"Authorization=API_TOKEN\"")
        List<String> headers,
    @Param(doc = "hosts besides this machine that may be asked") List<String> allow,
    @Param(doc = "another text here asks the model anew, and not for what was kept of it")
        String version)
    implements AdoptedSource {
  private static final String VARIABLE = "[A-Za-z0-9-]+=[A-Za-z_][A-Za-z0-9_]*";

  public EndpointModel() {
    this(
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        OutputKind.AUTO,
        10,
        10_000,
        3,
        Duration.ofSeconds(30),
        100,
        JsonRows.USUAL,
        List.of(),
        List.of(),
        "");
  }

  public EndpointModel {
    classes = List.copyOf(classes);
    headers = List.copyOf(headers);
    allow = List.copyOf(allow);
    Adoption.demandClasses(outputs);
    if (!template.equals(JsonRows.USUAL) && !JsonRows.whole(template)) {
      throw new ParameterFault(
          "`template` must be JSON in which ROWS or RECORDS stands for the rows", "template");
    }
    for (String header : headers) {
      if (!header.matches(VARIABLE)) {
        throw new ParameterFault(
            "`headers` names the environment variable of each: \"Authorization=API_TOKEN\"",
            "headers");
      }
    }
    if (timeout.isZero() || timeout.isNegative()) {
      throw new ParameterFault("`timeout` must be longer than nothing", "timeout");
    }
  }

  @Override
  public Set<Access> shows() {
    return adoption().shows(false);
  }

  @Override
  public Optional<Prospect> expected(NamedThings named, Control control) {
    Key model = Key.of("endpoint", path, template, version);
    return Optional.of(adoption().expected(model, adoption().data(named, List.of()), named));
  }

  @Override
  public Adopted adopt(NamedThings named, Trainer trainer, Control control) {
    Address address = Address.of(path, allow);
    Map<String, String> sent = SecretHeaders.of(headers, System::getenv);
    Dataset data = adoption().data(named, List.of());
    Bill bill = new Bill();
    Caller caller = new Caller(address, sent, perSecond, retries, timeout, bill);
    AskedModel model =
        new AskedModel(
            address,
            new JsonRows(template, data.classes()),
            version,
            caller,
            trainer.cache(),
            bill,
            batch,
            total);
    Adopted adopted = adoption().adopt(model, data, named, List.of(), control);
    List<String> notes = new ArrayList<>(adopted.notes());
    notes.add(bill.toString());
    return new Adopted(adopted.target(), adopted.digest(), notes, adopted.warnings());
  }
}
