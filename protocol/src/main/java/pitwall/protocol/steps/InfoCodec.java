package pitwall.protocol.steps;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import pitwall.fleet.CarId;
import pitwall.fleet.CarInfo;

/// Who a car is.
final class InfoCodec {
    private InfoCodec() {}

    static void write(RowOutput out, CarInfo now) {
        out.to(Column.ID).text(now.id().value());
        out.to(Column.NAME).text(now.name());
        StatusCodec.words(out.to(Column.VIN), now.vin());
        out.to(Column.INFO).text(now.region());
        out.text(now.model());
        out.number(now.ring());
        out.text(now.agentName());
        out.number(now.labels().size());
        new TreeMap<>(now.labels()).forEach((key, value) -> {
            out.text(key);
            out.text(value);
        });
        out.moment(now.createdAt());
        out.signed(now.revision());
    }

    static CarInfo read(RowInput in) throws DamagedRowException {
        try {
            CarId id = new CarId(in.from(Column.ID).text());
            String name = in.from(Column.NAME).text();
            String vin = StatusCodec.words(in.from(Column.VIN));
            String region = in.from(Column.INFO).text();
            String model = in.text();
            int ring = (int) in.number();
            String agent = in.text();
            Map<String, String> labels = new HashMap<>();
            for (int left = in.count(); left > 0; left--) {
                labels.put(in.text(), in.text());
            }
            return new CarInfo(id, name, region, model, ring, agent, vin, labels, in.moment(), in.signed());
        } catch (IllegalArgumentException e) {
            throw new DamagedRowException(e);
        }
    }
}
