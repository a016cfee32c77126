/** The statements of the floors, by name: the same columns in the same order as the product reads. */
export const statements: Readonly<Record<string, string>> = {
  bookings: `
    select b.id, b.number, b.state, b.version, b.service_title, b.customer_name,
           t.display_name as technician_name, t.photo_file_id as technician_photo,
           b.place_label, b.place_district, b.starts_at, b.answer_by, b.currency, b.created_at,
           b.price_minor + b.extras_minor + b.tax_minor + b.tip_minor as total_minor
      from zenvee.bookings b left join zenvee.technicians t on t.id = b.technician_id
     where b.org_id = $1 and b.customer_id = $2
     order by b.created_at desc, b.id desc
     limit 21`,
  orders: `
    select o.id, o.number, o.state, o.state_since, o.version, o.customer_name, o.chef_id,
           c.business_name, o.item_count, o.summary, o.currency, o.placed_at, o.scheduled_for,
           o.ready_at, o.eta_to, o.answer_by,
           o.subtotal_minor + o.tax_minor + o.delivery_minor + o.service_minor + o.tip_minor as total_minor
      from ridendine.orders o join ridendine.chefs c on c.id = o.chef_id
     where o.org_id = $1 and o.customer_id = $2
     order by o.placed_at desc, o.id desc
     limit 21`,
}
