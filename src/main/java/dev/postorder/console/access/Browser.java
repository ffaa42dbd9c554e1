package dev.postorder.console.access;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a browser calls itself, in short: {@code Firefox 140, Linux}. */
final class Browser {
  /** In this order: most say that they are others, too. */
  private static final List<Pattern> PROGRAMS =
      List.of(
          Pattern.compile("(YaBrowser)/(\\d+)"),
          Pattern.compile("(Edg|EdgA|EdgiOS)/(\\d+)"),
          Pattern.compile("(OPR)/(\\d+)"),
          Pattern.compile("(Firefox|FxiOS)/(\\d+)"),
          Pattern.compile("(Chrome|CriOS|HeadlessChrome)/(\\d+)"),
          Pattern.compile("Version/(?=(\\d+)).*(Safari)/"));

  private static final List<String> SYSTEMS =
      List.of("Android", "iPhone", "iPad", "Windows", "Macintosh", "CrOS", "Linux");

  private Browser() {}

  /** The short form; what is not known, as it is. */
  static String of(String userAgent) {
    return PROGRAMS.stream()
        .map(program -> program.matcher(userAgent))
        .filter(Matcher::find)
        .findFirst()
        .map(found -> named(found) + system(userAgent).map(name -> ", " + name).orElse(""))
        .orElse(userAgent);
  }

  private static String named(Matcher found) {
    boolean safari = found.group(2).equals("Safari");
    String program = safari ? found.group(2) : found.group(1);
    String version = safari ? found.group(1) : found.group(2);
    String name =
        switch (program) {
          case "YaBrowser" -> "Yandex Browser";
          case "Edg", "EdgA", "EdgiOS" -> "Edge";
          case "OPR" -> "Opera";
          case "FxiOS" -> "Firefox";
          case "CriOS", "HeadlessChrome" -> "Chrome";
          default -> program;
        };
    return name + " " + version;
  }

  private static Optional<String> system(String userAgent) {
    return SYSTEMS.stream()
        .filter(userAgent::contains)
        .findFirst()
        .map(system -> system.equals("Macintosh") ? "macOS" : system);
  }
}
