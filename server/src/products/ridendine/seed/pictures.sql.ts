import { sql, type Tx } from '#foundation/db'

export function writeKitchenPictures(
  tx: Tx,
  chefId: string,
  files: { photo: string; cover: string },
): Promise<number> {
  return tx.run(sql`
    update ridendine.chefs set photo_file_id = ${files.photo}, cover_file_id = ${files.cover}
     where id = ${chefId} and org_id = ${tx.orgId}`)
}

export function writeDishPicture(tx: Tx, itemId: string, fileId: string): Promise<number> {
  return tx.run(sql`
    update ridendine.menu_items set photo_file_id = ${fileId} where id = ${itemId} and org_id = ${tx.orgId}`)
}
