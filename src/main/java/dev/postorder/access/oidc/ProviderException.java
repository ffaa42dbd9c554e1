package dev.postorder.access.oidc;

import java.io.IOException;

/** The provider cannot be asked; the message says why. */
final class ProviderException extends IOException {
  private static final long serialVersionUID = 1L;

  ProviderException(String message) {
    super(message);
  }

  ProviderException(String message, Throwable cause) {
    super(message, cause);
  }
}
