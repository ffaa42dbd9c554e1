package dev.postorder;

import dev.postorder.calllog.CallLog;
import dev.postorder.document.DocumentLinks;
import dev.postorder.document.Documents;
import dev.postorder.document.OrderPaper;
import dev.postorder.document.PrintShop;
import dev.postorder.freight.document.ChangePapers;
import dev.postorder.freight.document.Desk;
import dev.postorder.freight.document.DocumentPages;
import dev.postorder.freight.document.LinkWriter;
import dev.postorder.freight.document.Refusals;
import dev.postorder.freight.method.FreightOptions;
import dev.postorder.freight.page.HistoryPages;
import dev.postorder.notify.mail.Attachments;
import dev.postorder.platform.database.InstallationSecret;
import dev.postorder.platform.http.Handler;
import java.time.Clock;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;

/** The documents, put together. */
final class DocumentParts implements AutoCloseable {
  private final Jdbi jdbi;
  private final FreightOptions options;
  private final PrintShop shop = new PrintShop();
  private final DocumentLinks links;
  private final Documents documents;

  DocumentParts(Jdbi jdbi, Clock clock, FreightOptions options, Duration linkLifetime) {
    this.jdbi = jdbi;
    this.options = options;
    links = new DocumentLinks(InstallationSecret.of(jdbi, "document"), clock, linkLifetime);
    documents = new Documents(jdbi, shop, new OrderPaper(options.language(), options.zone()));
  }

  /** What the freight face gets them from. */
  Desk desk() {
    return new Desk(documents, links());
  }

  /** The documents themselves. */
  Documents documents() {
    return documents;
  }

  /** Where papers are printed. */
  PrintShop shop() {
    return shop;
  }

  /** What writes links to them. */
  LinkWriter links() {
    return new LinkWriter(options.publicUrl(), links);
  }

  /** What is attached to letters. */
  Attachments attachments() {
    return new OrderAttachments(jdbi, shop, options.zone());
  }

  /** What opens the links. */
  Handler pages(CallLog callLog) {
    var pages = new HistoryPages(options.publicUrl(), options.zone(), options.language());
    return new DocumentPages(
        jdbi,
        callLog,
        links,
        documents,
        new ChangePapers(options.language(), options.zone(), pages),
        new Refusals(options.language()));
  }

  @Override
  public void close() {
    shop.close();
  }
}
