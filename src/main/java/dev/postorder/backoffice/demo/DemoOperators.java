package dev.postorder.backoffice.demo;

import dev.postorder.access.OperatorRole;
import dev.postorder.access.Secrets;
import dev.postorder.access.operator.OperatorAccount;
import dev.postorder.access.operator.Operators;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Who signs in at the console of a demonstration; passwords are random for each data directory. */
record DemoOperators(
    String operator, String operatorPassword, String viewer, String viewerPassword) {

  /** Adds them to an installation. */
  static DemoOperators create(Handle handle, Operators operators) {
    var staff = new DemoOperators("operator", Secrets.random(), "viewer", Secrets.random());
    add(handle, operators, staff.operator(), OperatorRole.OPERATOR, staff.operatorPassword());
    add(handle, operators, staff.viewer(), OperatorRole.VIEWER, staff.viewerPassword());
    return staff;
  }

  private static void add(
      Handle handle, Operators operators, String name, OperatorRole role, String password) {
    boolean personalData = role != OperatorRole.VIEWER;
    OperatorAccount account =
        operators.add(handle, name, "Demo " + name, role, personalData).orElseThrow();
    operators.setPassword(handle, account.id(), password);
  }

  /**
   * Where and how one signs in.
   *
   * @param firstLink of a link that makes an administrator, if there is none yet
   */
  String text(String baseUrl, Optional<String> firstLink) {
    String people =
        """
        Console:        %1$s/console, name and password:
                        %2$s %3$s
                        %4$s %5$s
        Letters, SMS:   %1$s/console/mailbox\
        """
            .formatted(baseUrl, operator, operatorPassword, viewer, viewerPassword);
    return firstLink
        .map(
            secret ->
                people
                    + "\nAdministrator:  "
                    + baseUrl
                    + "/console/sign-in/first/"
                    + secret
                    + " (works once)")
        .orElse(people);
  }
}
