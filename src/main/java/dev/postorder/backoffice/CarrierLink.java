package dev.postorder.backoffice;

import dev.postorder.event.CarrierQueue;
import dev.postorder.event.Events;
import dev.postorder.order.StateReports;

/**
 * What the carrier's own transport system works with.
 *
 * @param streams how many event streams may be open at a time
 */
public record CarrierLink(Events events, CarrierQueue queue, StateReports reports, int streams) {}
