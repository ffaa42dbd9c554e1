package dev.postorder.platform.config;

import java.util.List;

/** The configuration is not usable; tells every fault, one a line. */
public final class ConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Carries all the faults that were found. */
  public ConfigurationException(List<String> faults) {
    super(String.join(System.lineSeparator(), faults));
  }
}
