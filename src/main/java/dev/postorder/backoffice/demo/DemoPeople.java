package dev.postorder.backoffice.demo;

import dev.postorder.access.Customer;
import dev.postorder.access.Directory;
import dev.postorder.access.KeyKind;
import dev.postorder.access.OperatorRole;
import dev.postorder.access.Secrets;
import dev.postorder.addressbook.AddressBook;
import dev.postorder.addressbook.BookPhone;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Who there is in a demonstration. Passwords and keys are random for each data directory.
 *
 * @param customerId Ромашка, of whom {@code login} sees the orders
 * @param secondCustomerId Котов, of whom {@code login} sees them too
 * @param otherCustomerId Вектор, of whom only {@code otherLogin} sees them
 * @param contactIds in Ромашка's address book
 * @param phoneIds in Ромашка's address book
 */
record DemoPeople(
    String appkey,
    String apiKey,
    String login,
    String password,
    String otherLogin,
    String otherPassword,
    long userId,
    long otherUserId,
    long customerId,
    long secondCustomerId,
    long otherCustomerId,
    List<Long> contactIds,
    List<Long> phoneIds) {
  private static final int SEES_AND_CHANGES = 2;

  /** Adds them to an empty installation. */
  static DemoPeople create(Handle handle, Directory directory, AddressBook book) {
    long romashka =
        customer(directory, handle, "ООО «Ромашка»", "6950123450", "zakaz@romashka.example");
    long kotov =
        customer(
            directory, handle, "ИП Котов Андрей Сергеевич", "695011223322", "kotov@kotov.example");
    long vektor = customer(directory, handle, "АО «Вектор»", "7712345671", "office@vektor.example");
    String login = "anna@romashka.example";
    String password = Secrets.random();
    long anna = directory.addUser(handle, login, password).orElseThrow();
    directory.grant(handle, anna, romashka, SEES_AND_CHANGES);
    directory.grant(handle, anna, kotov, SEES_AND_CHANGES);
    String otherLogin = "boris@vektor.example";
    String otherPassword = Secrets.random();
    long boris = directory.addUser(handle, otherLogin, otherPassword).orElseThrow();
    directory.grant(handle, boris, vektor, SEES_AND_CHANGES);
    return new DemoPeople(
        directory.addKey(handle, KeyKind.APPLICATION, "demo").orElseThrow(),
        directory.addApiKey(handle, "demo", OperatorRole.ADMINISTRATOR, true).orElseThrow(),
        login,
        password,
        otherLogin,
        otherPassword,
        anna,
        boris,
        romashka,
        kotov,
        vektor,
        book.saveContacts(
            handle,
            romashka,
            List.of("Иванова Анна Сергеевна", "Петров Илья Олегович", "Смирнова Ольга Викторовна")),
        book.savePhones(
            handle,
            romashka,
            List.of(
                new BookPhone("79201234501", ""),
                new BookPhone("79201234502", "102"),
                new BookPhone("79201234503", ""))));
  }

  private static long customer(
      Directory directory, Handle handle, String name, String inn, String email) {
    Customer customer = directory.addCustomer(handle, name, Optional.of(inn), Optional.of(email));
    return customer.id();
  }
}
