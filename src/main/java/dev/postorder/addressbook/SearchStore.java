package dev.postorder.addressbook;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The SQL of searching counteragents by the beginnings of words. */
final class SearchStore {
  /** How many entries with the rarest word are looked through. */
  private static final int LOOKED_THROUGH = 10_000;

  /** Up to how many entries words are counted to find the rarest. */
  private static final int COUNTED = 1000;

  /** After all texts that begin with a beginning. */
  private static final String LAST = "\uDBFF\uDFFF";

  private SearchStore() {}

  /** Those in which every word begins a word, in the order of the rarest one; some twice. */
  static List<CounteragentEntry> search(
      Handle handle,
      long customerId,
      List<String> beginnings,
      boolean juridical,
      Optional<String> country,
      int limit) {
    String rarest = rarest(handle, customerId, beginnings);
    return handle
        .createQuery(
            CounteragentStore.SELECT
                + """
                from (
                  select c.*, w.word
                  from (
                    select word, counteragent_id from book_word
                    where customer_id = :customer and word >= :from and word < :to
                    order by word, counteragent_id
                    limit :through) as w
                  join book_counteragent c on c.customer_id = :customer and c.id = w.counteragent_id
                  where c.juridical = :juridical and not c.anonymous
                    and (:country::text is null or lower(c.custom_form ->> 'countryUID') = lower(:country::text))
                    and not exists (
                      select 1 from unnest(:beginnings::text[]) as b (beginning)
                      where not exists (
                        select 1 from book_word o
                        where o.customer_id = :customer and o.counteragent_id = w.counteragent_id
                          and starts_with(o.word, b.beginning)))
                  order by w.word, w.counteragent_id
                  limit :limit) as c
                order by c.word, c.id
                """)
        .bind("customer", customerId)
        .bind("from", rarest)
        .bind("to", rarest + LAST)
        .bind("through", LOOKED_THROUGH)
        .bind("juridical", juridical)
        .bind("country", country)
        .bindArray(
            "beginnings",
            String.class,
            beginnings.stream().filter(word -> !word.equals(rarest)).toList())
        .bind("limit", limit)
        .map(CounteragentStore::entry)
        .list();
  }

  /** The word of which the book has the fewest; a common one would lead through all of it. */
  private static String rarest(Handle handle, long customerId, List<String> beginnings) {
    if (beginnings.size() == 1) {
      return beginnings.getFirst();
    }
    return handle
        .createQuery(
            """
            select g.beginning
            from unnest(:beginnings::text[]) as g (beginning)
            cross join lateral (
              select count(*) as entries from (
                select 1 from book_word w
                where w.customer_id = :customer and w.word >= g.beginning collate "C"
                  and w.word < (g.beginning || :last) collate "C"
                limit :counted) as begun) as c
            order by c.entries, length(g.beginning) desc
            limit 1
            """)
        .bind("customer", customerId)
        .bindArray("beginnings", String.class, beginnings)
        .bind("last", LAST)
        .bind("counted", COUNTED)
        .mapTo(String.class)
        .one();
  }
}
