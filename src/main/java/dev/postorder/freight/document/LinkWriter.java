package dev.postorder.freight.document;

import dev.postorder.change.ChangeStatus;
import dev.postorder.change.HistoryEntry;
import dev.postorder.document.DocumentLinks;
import dev.postorder.document.DocumentLinks.Target;
import java.net.URI;
import java.util.Optional;

/**
 * Writes links to documents.
 *
 * @param publicUrl what they begin with
 */
public record LinkWriter(URI publicUrl, DocumentLinks links) {
  /** Where documents are served. */
  public static final String PREFIX = "/documents/";

  /** The link to a document; empty where links are switched off. */
  public Optional<String> url(Target target) {
    return links.made()
        ? Optional.of(publicUrl + PREFIX + links.sign(target) + ".pdf")
        : Optional.empty();
  }

  /** The link to the paper of a change; empty while it is undecided, for there is no paper yet. */
  public Optional<String> url(int requestId, HistoryEntry entry) {
    return entry.status() == ChangeStatus.IN_PROGRESS
        ? Optional.empty()
        : url(new Target.Change(requestId, entry.id()));
  }
}
