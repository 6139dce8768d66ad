/** A micro-wish as a community worker words it: what is needed, never who needs it. */
export interface WishTemplate {
  title: string;
  details: string;
  /** What whoever fulfilled it says. */
  note: string;
}

export const wishTemplates: readonly WishTemplate[] = [
  {
    title: '给一户独居老人换客厅灯泡',
    details: '老式螺口灯泡，梯子由社区提供。请两人同去，注意断电。',
    note: '换了两只节能灯泡，开关也顺手检查过了。',
  },
  {
    title: '陪一位老人去医院复诊',
    details: '上午出发，挂号已办好，需要有人陪同取药并送回家。',
    note: '复诊和取药都办妥，已安全送回。',
  },
  {
    title: '为楼道加装一段扶手',
    details: '材料已备齐，需要会用冲击钻的志愿者。',
    note: '扶手已装牢，试过承重。',
  },
  {
    title: '辅导一名小学生的数学作业',
    details: '三年级，每次一小时，在社区活动室，连续两周。',
    note: '两周辅导结束，乘除法进步很大。',
  },
  {
    title: '把一张旧床搬到楼下',
    details: '四楼没有电梯，需要三四人和绳索。',
    note: '旧床已搬下楼，由清运车拉走。',
  },
  {
    title: '教几位老人用手机视频通话',
    details: '在社区活动室，五六位老人，最好会说藏语。',
    note: '大家都学会了接听和拨打视频。',
  },
  {
    title: '修一扇关不严的防盗门',
    details: '合页松动，需要自带工具。',
    note: '更换了合页，门已能关严。',
  },
  {
    title: '疏通厨房下水道',
    details: '水流很慢，社区有疏通机，需要会操作的志愿者。',
    note: '已疏通，并加装了过滤网。',
  },
  {
    title: '上门为行动不便的老人理发',
    details: '共三户，请带理发工具和围布。',
    note: '三位老人都理了发，很高兴。',
  },
  {
    title: '代买一周的米面油',
    details: '清单在社区窗口领取，费用由社区垫付。',
    note: '东西都送到家，票据已交社区。',
  },
  {
    title: '给一间书屋整理旧书',
    details: '约四百册，按年龄分类上架。',
    note: '书已分类上架，挑出了三十册待修补。',
  },
  {
    title: '为一户家庭检查燃气灶软管',
    details: '软管用了很久，请燃气队的志愿者上门看看。',
    note: '更换了软管和卡箍，做过泄漏测试。',
  },
  {
    title: '帮忙填写养老认证',
    details: '两位老人不会操作手机，需要上门协助。',
    note: '两位老人的认证都已通过。',
  },
  {
    title: '清理楼前积雪和冰面',
    details: '单元门口结冰，老人出行容易滑倒。工具在物业领取。',
    note: '冰面已铲净，撒了防滑沙。',
  },
  {
    title: '陪放学的孩子等家长下班',
    details: '四点半到六点，在社区活动室，需要两名志愿者轮流。',
    note: '陪了一周，孩子们在活动室写完作业。',
  },
  {
    title: '修一辆助行车的刹车',
    details: '后刹失灵，普通工具即可。',
    note: '换了刹车线，试推没有问题。',
  },
  {
    title: '为社区小花园补种二十株花',
    details: '花苗周五到，需要铁锹和水桶。',
    note: '补种完成，浇透了第一遍水。',
  },
  {
    title: '给电视机顶盒调回中文界面',
    details: '老人误按后变成了英文，没法看节目。',
    note: '界面已调回，写了一张大字的操作卡。',
  },
  {
    title: '募集一台七成新的轮椅',
    details: '短期使用两个月，用后归还社区。',
    note: '找到一台轮椅，已消毒送达。',
  },
  {
    title: '帮一户新搬来的家庭熟悉办事流程',
    details: '入学、医保和居住登记，最好会说藏语。',
    note: '材料清单已列好，并陪同办了居住登记。',
  },
  {
    title: '给楼道刷掉小广告',
    details: '一至六层，涂料由社区提供。',
    note: '六层都刷好了，扶手也擦了一遍。',
  },
  {
    title: '读一小时报给视力不好的老人听',
    details: '每周三下午，地点在社区日间照料室。',
    note: '读了两次报，约好下周再来。',
  },
];

/** Why a wish was not needed any more. */
export const withdrawReasons: readonly string[] = ['家属已自行解决。', '与另一条微心愿重复，合并办理。'];
