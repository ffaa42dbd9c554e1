package dev.postorder.platform.database;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * A row as a record, which need not be public: component {@code createdAt} is column {@code
 * created_at}. Every component must have its column; further columns are ignored.
 */
final class RecordMapper implements RowMapper<Object> {
  private final Constructor<?> constructor;
  private final List<RecordComponent> components;

  private RecordMapper(Class<?> type) {
    this.components = List.of(type.getRecordComponents());
    try {
      this.constructor =
          type.getDeclaredConstructor(
              components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A mapper for every record; a RowMapperFactory. */
  static Optional<RowMapper<?>> factory(Type type, ConfigRegistry config) {
    return type instanceof Class<?> raw && raw.isRecord()
        ? Optional.of(new RecordMapper(raw))
        : Optional.empty();
  }

  @Override
  public Object map(ResultSet rows, StatementContext context) throws SQLException {
    return specialize(rows, context).map(rows, context);
  }

  @Override
  public RowMapper<Object> specialize(ResultSet rows, StatementContext context)
      throws SQLException {
    Map<String, Integer> columns = columns(rows);
    int[] positions = new int[components.size()];
    ColumnMapper<?>[] mappers = new ColumnMapper<?>[components.size()];
    for (int i = 0; i < positions.length; i++) {
      RecordComponent component = components.get(i);
      positions[i] = position(columns, component);
      mappers[i] =
          context
              .findColumnMapperFor(component.getGenericType())
              .orElseThrow(() -> new IllegalStateException("No column mapper for " + component));
    }
    return (row, ctx) -> {
      Object[] values = new Object[positions.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = mappers[i].map(row, positions[i], ctx);
      }
      return create(values);
    };
  }

  private int position(Map<String, Integer> columns, RecordComponent component) {
    String snake = component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    Integer position =
        columns.getOrDefault(snake, columns.get(component.getName().toLowerCase(Locale.ROOT)));
    if (position == null) {
      throw new IllegalStateException(
          "No column %s for %s among %s"
              .formatted(snake, constructor.getDeclaringClass().getName(), columns.keySet()));
    }
    return position;
  }

  private static Map<String, Integer> columns(ResultSet rows) throws SQLException {
    var columns = new HashMap<String, Integer>();
    var about = rows.getMetaData();
    for (int i = 1; i <= about.getColumnCount(); i++) {
      columns.putIfAbsent(about.getColumnLabel(i).toLowerCase(Locale.ROOT), i);
    }
    return columns;
  }

  private Object create(Object[] values) {
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(
          constructor.getDeclaringClass() + " refuses a row", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
