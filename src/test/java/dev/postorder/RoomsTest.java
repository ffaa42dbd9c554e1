package dev.postorder;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Keeps the rooms of ARCHITECTURE.md apart. */
@AnalyzeClasses(packages = "dev.postorder", importOptions = DoNotIncludeTests.class)
class RoomsTest {
  private static final String[] FACES = {
    "dev.postorder.freight..",
    "dev.postorder.travel..",
    "dev.postorder.backoffice..",
    "dev.postorder.console.."
  };
  private static final String[] CAPABILITIES = {
    "dev.postorder.order..",
    "dev.postorder.multirequest..",
    "dev.postorder.timeline..",
    "dev.postorder.change..",
    "dev.postorder.event..",
    "dev.postorder.notify..",
    "dev.postorder.document..",
    "dev.postorder.addressbook..",
    "dev.postorder.access..",
    "dev.postorder.calllog..",
    "dev.postorder.simulator.."
  };
  private static final String[] TOP = {"dev.postorder", "dev.postorder.command.."};

  @ArchTest
  static final ArchRule theGroundKnowsNothingOfUs =
      noClasses()
          .that()
          .resideInAPackage("dev.postorder.platform..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(FACES)
                  .or(resideInAnyPackage(CAPABILITIES))
                  .or(resideInAnyPackage(TOP)));

  @ArchTest
  static final ArchRule capabilitiesKnowNoFace =
      noClasses()
          .that()
          .resideInAnyPackage(CAPABILITIES)
          .should()
          .dependOnClassesThat(resideInAnyPackage(FACES).or(resideInAnyPackage(TOP)));

  @ArchTest
  static final ArchRule facesKnowNothingOfTheTop =
      noClasses()
          .that()
          .resideInAnyPackage(FACES)
          .should()
          .dependOnClassesThat(resideInAnyPackage(TOP));

  @ArchTest
  static final ArchRule facesDoNotKnowEachOther =
      slices()
          .matching("dev.postorder.(freight|travel|backoffice|console)..")
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule capabilitiesDependOneWay =
      slices()
          .matching(
              "dev.postorder.(order|multirequest|timeline|change|event|notify|document|addressbook|access|calllog|simulator)..")
          .should()
          .beFreeOfCycles();

  @ArchTest
  static final ArchRule onlyTheHttpRoomKnowsWhichServerItIs =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.postorder.platform.http..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.helidon..");

  @ArchTest
  static final ArchRule onlyTheWiringTakesTimeFromTheSystem =
      noClasses()
          .that()
          .resideInAnyPackage(CAPABILITIES)
          .or()
          .resideInAnyPackage(FACES)
          .should()
          .callMethod(java.time.Clock.class, "systemUTC")
          .orShould()
          .callMethod(java.time.Instant.class, "now");

  @ArchTest
  static final ArchRule storesAreNobodyElsesBusiness =
      classes().that().haveSimpleNameEndingWith("Store").should().bePackagePrivate();
}
